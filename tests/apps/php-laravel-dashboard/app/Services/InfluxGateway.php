<?php

namespace App\Services;

use App\Contracts\MetricsGateway;
use App\Support\Platform;
use Illuminate\Http\Client\Factory;

class InfluxGateway implements MetricsGateway
{
    public function __construct(protected array $connection, protected ?Factory $http = null)
    {
    }

    public static function make(): self
    {
        return new self(config('influx.connection'));
    }

    public function credentials(): array
    {
        return $this->connection;
    }

    public function record(string $measurement, float $value): void
    {
        $this->http->withToken($this->connection['api_token'], 'Token') // lint-expect: moved-api-token
            ->post(config('influx.url') . '/api/v2/write?' . http_build_query([
                'org' => config('influx.organisation'), // lint-silent: a key of our own config
                'bucket' => $this->connection['bucket'], // lint-expect: moved-bucket
            ]), ['body' => "$measurement value=$value"]);
    }

    /**
     * Every endpoint's user, should there be a cluster some day.
     */
    public function users(): array
    {
        return Platform::endpoints('influxdb')
            ->map(fn (array $endpoint) => $endpoint['user']) // lint-expect: renamed-user
            ->all();
    }

    public function organisations(): array
    {
        return Platform::endpoints('influxdb')->pluck('org')->unique()->all(); // lint-expect: moved-org
    }

    public function databaseUsers(): array
    {
        return Platform::endpoints('database')->pluck('user')->all(); // lint-silent: PostgreSQL
    }
}
