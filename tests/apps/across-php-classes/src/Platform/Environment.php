<?php

namespace Acme\Sensors\Platform;

final class Environment
{
    private static ?self $instance = null;

    private array $relationships = [];

    private function __construct()
    {
        $encoded = getenv('PLATFORM_RELATIONSHIPS');
        if ($encoded) {
            $this->relationships = json_decode(base64_decode($encoded), true);
        }
    }

    public static function instance(): self
    {
        return self::$instance ??= new self();
    }

    public function endpoint(string $name, int $index = 0): array
    {
        return $this->relationships[$name][$index] ?? [];
    }

    public function __get(string $name)
    {
        return $this->endpoint($name);
    }
}
