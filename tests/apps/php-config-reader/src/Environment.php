<?php

declare(strict_types=1);

namespace Acme\Api;

use Platformsh\ConfigReader\Config as PlatformConfig;
use Platformsh\ConfigReader\CredentialsException;

/**
 * A thin layer over Platform.sh's own reader, so that nobody else needs it.
 */
class Environment
{
    protected static ?PlatformConfig $reader = null;

    public static function reader(): PlatformConfig
    {
        if (self::$reader === null) {
            self::$reader = new PlatformConfig();
            self::registerFormatters(self::$reader);
        }

        return self::$reader;
    }

    public static function credentials(string $relationship): array
    {
        try {
            return static::reader()->credentials($relationship);
        } catch (CredentialsException $e) {
            return ['user' => 'local', 'org' => 'local', 'bucket' => 'local']; // lint-silent: values for a laptop
        }
    }

    protected static function registerFormatters(PlatformConfig $config): void
    {
        $credentials = ['user' => 'nobody']; // lint-silent: shadowed below

        $config->registerFormatter('influx-options', function (array $credentials): array {
            return [
                'url' => "{$credentials['scheme']}://{$credentials['host']}:{$credentials['port']}",
                'token' => $credentials['api_token'], // lint-expect: moved-api-token
                'org' => $credentials['org'], // lint-expect: moved-org
                'bucket' => $credentials['query']['bucket'], // lint-silent: the new place
            ];
        });

        $config->registerFormatter('pdo', static fn (array $c) => "mysql:host={$c['host']};user={$c['user']}"); // lint-silent: MySQL, by its use
        $config->registerFormatter('line', __NAMESPACE__ . '\influx_line');
        $config->registerFormatter('owner', [self::class, 'owner']);
    }

    public static function owner(array $credentials): string
    {
        return $credentials['user']; // lint-expect: renamed-user
    }
}

function influx_line(array $credentials): string
{
    return sprintf('%s@%s/%s', $credentials['username'], $credentials['host'], $credentials['bucket']); // lint-expect: moved-bucket
}
