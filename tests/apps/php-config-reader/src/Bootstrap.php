<?php

declare(strict_types=1);

namespace Acme\Api;

use Platformsh\ConfigReader\Config;

class Bootstrap
{
    public static function map(Config $config, string $relationship = 'metricsdb'): array
    {
        if (!$config->hasRelationship($relationship)) {
            return [];
        }

        $credentials = $config->credentials($relationship);

        return array_filter([
            'INFLUX_HOST' => $credentials['host'],
            'INFLUX_USER' => $credentials['user'] ?? null, // lint-expect: renamed-user
            'INFLUX_ORG' => $credentials['org'] ?? null, // lint-expect: moved-org
        ]);
    }

    public static function run(): void
    {
        $config = Environment::reader();
        if (!$config->inRuntime()) {
            return;
        }

        foreach (self::map($config) as $name => $value) {
            $_ENV[$name] = $value;
            putenv("$name=$value");
        }

        $options = $config->formattedCredentials('metricsdb', 'influx-options');
        define('INFLUX_BUCKET', $options['bucket']); // lint-silent: what the formatter made
        define('INFLUX_ORG_NAME', $options['org']); // lint-silent: what the formatter made
        define('INFLUX_LINE', $config->formattedCredentials('metricsdb', 'line'));
        define('INFLUX_OWNER', $config->formattedCredentials('metricsdb', 'owner'));
        define('DATABASE_DSN', $config->formattedCredentials('main', 'pdo'));
    }
}
