<?php

namespace App\Service;

use InfluxDB2\Client;
use Symfony\Component\DependencyInjection\ParameterBag\ParameterBagInterface;

class MetricsClient
{
    private array $endpoint;
    private string $user;

    public function __construct(private ParameterBagInterface $parameters)
    {
        $this->endpoint = $parameters->get('influx.endpoint');
        $this->user = $parameters->get('influx.user'); // lint-silent: a parameter of our own
    }

    public function connect(): Client
    {
        return new Client([
            'url' => 'http://' . $this->endpoint['host'] . ':8086', // lint-silent: the host
            'token' => $this->endpoint['api_token'], // lint-expect: moved-api-token
            'org' => $this->endpoint['org'], // lint-expect: moved-org
            'bucket' => $this->endpoint['bucket'], // lint-expect: moved-bucket
            'user' => $this->user, // lint-silent: the property
        ]);
    }

    public function owner(): string
    {
        $database = $this->parameters->get('database.endpoint');

        return $database['user'] . $database['org']; // lint-silent: MySQL
    }
}
