<?php
namespace Shop\Metrics;

use InfluxDB2\Client;
use Shop\Support\Config;

class ClientFactory
{
    private const TOKEN = 'api_token'; // lint-expect: moved-api-token

    public function __construct(private Config $config)
    {
    }

    public function create(): Client
    {
        $endpoint = $this->config['database.influx.endpoint'];
        ['host' => $host, 'port' => $port] = $endpoint;

        return new Client([
            'url' => "http://{$host}:{$port}",
            'token' => $this->token($endpoint),
            'org' => $endpoint['org'], // lint-expect: moved-org
            'user' => $this->config->get('database.mysql.user'), // lint-silent: of something else
            'bucket' => $this->config->get('database.influx.bucket'), // lint-silent: of something else
        ]);
    }

    private function token(array $from): string
    {
        return $from[self::TOKEN] ?? throw new \RuntimeException('no token');
    }

    public static function fromGlobals(): static
    {
        return new static(new Config(dirname(__DIR__, 2) . '/config'));
    }
}
