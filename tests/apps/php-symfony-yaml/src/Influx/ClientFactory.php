<?php

namespace App\Influx;

use InfluxDB2\Client;

final class ClientFactory
{
    public function __construct(private array $relationships, private string $token)
    {
    }

    public function create(): Client
    {
        $influx = $this->relationships['timeseries'][0];

        return new Client(['token' => $this->token, 'org' => $influx['org']]); // lint-expect: moved-org
    }

    public function databaseUser(): string
    {
        return $this->relationships['database'][0]['user']; // lint-silent: MySQL
    }
}
