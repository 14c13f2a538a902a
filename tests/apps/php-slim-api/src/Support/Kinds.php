<?php

declare(strict_types=1);

namespace Events\Support;

/**
 * What there is, told by what it is and not by what it is called.
 */
final class Kinds
{
    /** @return iterable<array> */
    public function each(): iterable
    {
        foreach (relationships() as $endpoints) {
            yield from $endpoints;
        }
    }

    public function influxUser(): ?string
    {
        foreach ($this->each() as $endpoint) {
            [$kind] = explode(':', $endpoint['type']);
            $user = match (true) {
                $kind === 'influxdb' => $endpoint['user'], // lint-expect: renamed-user
                $kind === 'postgresql' => $endpoint['org'] ?? null, // lint-silent: PostgreSQL
                default => null,
            };
            if ($user !== null) {
                return $user;
            }
        }

        return null;
    }

    public function buckets(): array
    {
        $influx = array_filter(relationships(), fn (array $endpoints) => preg_match('/^influxdb:/', $endpoints[0]['type']));

        return array_map([$this, 'bucketOf'], array_merge(...array_values($influx)));
    }

    public function bucketOf(array $endpoint): string
    {
        return $endpoint['bucket']; // lint-expect: moved-bucket
    }

    /** Without the indices, as there never is more than one. */
    public function byName(): array
    {
        $first = array_map('current', relationships());

        $named = [];
        foreach (relationships() as $name => $endpoints) {
            $named[$name] = end($endpoints);
        }

        return [
            $first['events']['org'], // lint-expect: moved-org
            $first['users']['org'] ?? null, // lint-silent: PostgreSQL
            $named['events']['bucket'], // lint-expect: moved-bucket
            $named['search']['bucket'] ?? null, // lint-silent: Elasticsearch
        ];
    }

    public function others(): array
    {
        $known = array_filter(relationships(), fn (string $name) => $name !== 'users', ARRAY_FILTER_USE_KEY);
        $kind = strtok($known['search'][0]['type'], ':');

        return [$kind, $known['events'][0]['user'], $known['search'][0]['user'] ?? '']; // lint-expect: renamed-user
    }

    public function hosts(): array
    {
        $hosts = [];
        array_walk_recursive($hosts, fn () => null);
        foreach ($this->each() as ['host' => $host, 'rel' => $rel]) {
            $hosts[$rel] = $host; // lint-silent: the same everywhere
        }

        return $hosts;
    }

    public function last(): ?array
    {
        $found = null;
        array_map(function (array $endpoint) use (&$found) {
            $found = $endpoint;
        }, relationships()['events']);

        return $found === null ? null : [$found['host'], $found['api_token']]; // lint-expect: moved-api-token
    }
}
