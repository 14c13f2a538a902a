<?php

declare(strict_types=1);

namespace Greenhouse\Platform;

enum Relationship: string
{
    case Climate = 'climate';
    case Store = 'store';
    case Cache = 'cache';

    public const DEFAULT = self::Climate;

    public function endpoint(int $index = 0): array
    {
        return \Greenhouse\platform()->endpoints($this->value)[$index];
    }

    public function userKey(): string
    {
        return match ($this) {
            self::Climate => 'user', // lint-expect: renamed-user
            self::Store, self::Cache => 'username',
        };
    }

    public static function forType(string $type): self
    {
        return match ($type) {
            'influxdb' => self::Climate,
            'mysql', 'mariadb' => self::Store,
            default => throw new \DomainException($type),
        };
    }
}
