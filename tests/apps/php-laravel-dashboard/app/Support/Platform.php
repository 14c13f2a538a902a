<?php

namespace App\Support;

use Illuminate\Support\Arr;
use Illuminate\Support\Collection;

class Platform
{
    protected static ?array $relationships = null;

    public static function relationships(): array
    {
        return static::$relationships ??= self::decoded('PLATFORM_RELATIONSHIPS');
    }

    public static function routes(): array
    {
        return self::decoded('PLATFORM_ROUTES');
    }

    protected static function decoded(string $variable): array
    {
        $value = env($variable);

        return $value ? json_decode(base64_decode($value), true) : [];
    }

    public static function get(string $path, $default = null)
    {
        return Arr::get(static::relationships(), $path, $default);
    }

    public static function endpoints(string $relationship): Collection
    {
        return collect(static::relationships()[$relationship] ?? []);
    }

    public static function primaryUser(): ?string
    {
        foreach (self::routes() as $route) {
            if ($route['primary'] ?? false) {
                return $route['user'] ?? null; // lint-silent: a route
            }
        }

        return null;
    }
}
