<?php

declare(strict_types=1);

namespace Collector\Config;

final class Repository
{
    private static ?self $instance = null;

    /** @var array<string, mixed> */
    private array $items = [];

    private function __construct()
    {
        $relationships = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS'] ?? ''), true) ?? [];

        foreach ($relationships as $name => [$endpoint]) {
            $this->items[$name] = $endpoint;
        }
        $this->items['app.user'] = getenv('APP_USER') ?: 'www';
    }

    public static function instance(): self
    {
        return self::$instance ??= new self();
    }

    public function get(string $path, mixed $default = null): mixed
    {
        return $this->items[$path] ?? $default;
    }
}
