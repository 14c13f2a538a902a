<?php

declare(strict_types=1);

namespace Collector\Storage;

use Collector\Config\Services;

final class DriverFactory
{
    private const DRIVERS = [
        'influxdb' => InfluxDriver::class,
        'postgresql' => PostgresDriver::class,
    ];

    public static function make(string $kind): Driver
    {
        $class = self::DRIVERS[$kind];

        return $class::connect();
    }

    public static function describe(string $relationship): string
    {
        $raw = Services::raw($relationship);
        [$kind] = explode(':', $raw['type']);

        return match ($kind) {
            'influxdb' => "{$raw['user']} in {$raw['org']}", // lint-expect: renamed-user moved-org
            'postgresql' => "{$raw['user']} in {$raw['path']}", // lint-silent: PostgreSQL
            default => $kind,
        };
    }

    /** @return iterable<string, string> */
    public static function buckets(): iterable
    {
        foreach (Services::ofKind('influxdb') as $name) {
            yield $name => Services::raw($name)['bucket']; // lint-expect: moved-bucket
        }
    }
}
