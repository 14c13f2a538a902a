<?php

namespace App\Metrics;

use InfluxDB2\Client;
use InfluxDB2\Model\WritePrecision;

final class Connection
{
    private function __construct(
        public readonly string $url,
        public readonly string $token,
        public readonly string $org,
    ) {
    }

    public static function fromEndpoint(array $endpoint, string $org): self
    {
        return new self(
            sprintf('%s://%s:%d', $endpoint['scheme'], $endpoint['host'], $endpoint['port']),
            $endpoint['api_token'], // lint-expect: moved-api-token
            $org,
        );
    }

    public function open(string $bucket): Client
    {
        return new Client([
            'url' => $this->url,
            'token' => $this->token,
            'org' => $this->org, // lint-silent: the key of the client
            'bucket' => $bucket, // lint-silent: the key of the client
            'precision' => WritePrecision::S,
        ]);
    }
}
