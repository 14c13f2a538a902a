<?php

declare(strict_types=1);

namespace Acme\InfluxPlatform;

/**
 * Finds InfluxDB among the relationships of whatever application uses this library.
 */
final class Discovery
{
    public const DEFAULT_RELATIONSHIP = 'influxdb';

    public static function default(): array
    {
        $endpoint = self::document()[self::DEFAULT_RELATIONSHIP][0];

        return [
            'user' => $endpoint['user'], // lint-expect: renamed-user=warning
            'host' => $endpoint['host'], // lint-silent: stays
        ];
    }

    public static function database(): array
    {
        return ['user' => self::document()['database'][0]['user']]; // lint-silent: nothing says that this is InfluxDB
    }

    public static function byType(): ?string
    {
        foreach (self::document() as $name => $endpoints) {
            foreach ($endpoints as $endpoint) {
                $type = $endpoint['type'] ?? '';
                if (str_starts_with($type, 'influxdb')) {
                    return $endpoint['org']; // lint-expect: moved-org
                }
                if (str_starts_with($type, 'mysql')) {
                    return $endpoint['user'] ?? null; // lint-silent: MySQL
                }
            }
        }

        return null;
    }

    public static function byPort(): ?string
    {
        $found = array_filter(
            array_merge(...array_values(self::document())),
            static fn (array $endpoint): bool => $endpoint['port'] === 8086,
        );

        return reset($found)['bucket'] ?? null; // lint-expect: moved-bucket
    }

    private static function document(): array
    {
        return json_decode(base64_decode((string) getenv('PLATFORM_RELATIONSHIPS')), true) ?? [];
    }
}
