<?php

namespace App\Service;

use App\DependencyInjection\Relationships;

class Exporter
{
    private Relationships $relationships;

    public function __construct(?Relationships $relationships = null)
    {
        $this->relationships = $relationships ?? Relationships::fromEnvironment();
    }

    public function influx(): array
    {
        $credentials = $this->relationships->credentials('metrics');

        return [
            'login' => $credentials->get('user'), // lint-expect: renamed-user
            'secret' => $credentials->password(), // lint-silent: stays
            'org' => $credentials->get('org', 'acme'), // lint-expect: moved-org
            'port' => $credentials->get('port', 8086), // lint-silent: the port
            'bucket' => $credentials->toArray()['bucket'], // lint-expect: moved-bucket
        ];
    }

    public function mysql(): array
    {
        $credentials = $this->relationships->credentials('database');

        return [
            'login' => $credentials->get('user'), // lint-silent: MySQL
            'org' => $credentials->toArray()['org'] ?? null, // lint-silent: MySQL
        ];
    }

    public function all(): array
    {
        return array_merge($this->influx(), ['user' => $this->mysql()['login']]); // lint-silent: our own
    }
}
