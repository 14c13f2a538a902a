<?php

declare(strict_types=1);

namespace Acme\Energy\Platform;

use Platformsh\ConfigReader\Config;
use Platformsh\ConfigReader\NotValidPlatformException;

final class PlatformConfiguration
{
    private function __construct(private readonly Config $reader)
    {
    }

    public static function create(): ?self
    {
        $reader = new Config();

        return $reader->inRuntime() ? new self($reader) : null;
    }

    public function credentials(string $relationship): array
    {
        try {
            return $this->reader->credentials($relationship);
        } catch (NotValidPlatformException) {
            return [];
        }
    }

    public function database(): array
    {
        $credentials = $this->credentials('database');

        return [
            'host' => $credentials['host'],
            'user' => $credentials['user'] ?? $credentials['username'], // lint-silent: MariaDB
            'dbname' => $credentials['path'],
        ];
    }
}
