<?php

namespace Acme\Sensors\Metrics;

use InfluxDB2\Client;

class InfluxRepository extends Repository
{
    protected const RELATIONSHIP = 'tsdb';

    private const TOKEN = 'api_token'; // lint-expect: moved-api-token

    public function login(): ?string
    {
        return $this->part('user'); // lint-expect: renamed-user
    }

    public function client(): Client
    {
        return new Client([
            'url' => sprintf('http://%s:%d', $this->host(), $this->endpoint['port']), // lint-silent: the port
            'token' => $this->endpoint[self::TOKEN], // lint-silent: the constant has to change
            'bucket' => $this->endpoint['bucket'], // lint-expect: moved-bucket
            'org' => $this->part('org'), // lint-expect: moved-org
        ]);
    }

    public function summary(): array
    {
        return ['user' => $this->login(), 'password' => $this->part('password')]; // lint-silent: keys of our own
    }
}
