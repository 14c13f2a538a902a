<?php

declare(strict_types=1);

namespace Acme\Api;

/**
 * The old InfluxDB 1 still answers some queries. It has no credentials of its own.
 */
class Legacy
{
    public function url(): string
    {
        $creds = Environment::credentials('olddb');

        return 'http://' . $creds['host'] . ':' . $creds['port']; // lint-silent: host and port only
    }

    public function copy(): array
    {
        // One variable, three relationships in turn.
        $creds = Environment::credentials('main');
        $source = [$creds['user'] ?? $creds['username'], $creds['password']]; // lint-silent: MySQL

        $creds = Environment::credentials('metricsdb');
        $target = [$creds['user'], $creds['password']]; // lint-expect: renamed-user

        $creds = Environment::credentials('search');
        $index = [$creds['user'] ?? '', $creds['bucket'] ?? '']; // lint-silent: Elasticsearch

        return [$source, $target, $index];
    }

    public function copyByName(): array
    {
        $relationship = 'search';
        $index = Environment::credentials($relationship)['org'] ?? null; // lint-silent: Elasticsearch

        $relationship = 'metricsdb';
        $bucket = Environment::credentials($relationship)['bucket'] ?? null; // lint-expect: moved-bucket

        return [$index, $bucket];
    }
}
