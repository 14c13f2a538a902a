<?php
namespace App;
final class Platform {
    private static ?array $cache = null;
    private static function all(): array {
        if (self::$cache === null) {
            $raw = $_SERVER['PLATFORM_RELATIONSHIPS'] ?? $_ENV['PLATFORM_RELATIONSHIPS'] ?? getenv('PLATFORM_RELATIONSHIPS');
            self::$cache = $raw ? json_decode(base64_decode($raw, true), true, flags: JSON_THROW_ON_ERROR) : [];
        }
        return self::$cache;
    }
    public static function endpoint(string $name): array {
        [$first] = self::all()[$name] ?? [[]];
        return $first;
    }
    public static function __callStatic($name, $args) {
        return self::endpoint($name)[$args[0]];
    }
}
