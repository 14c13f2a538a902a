<?php

declare(strict_types=1);

namespace Collector\Storage;

use Collector\Config\Services;

final class InfluxDriver implements Driver
{
    public function __construct(#[\SensitiveParameter] private array $options)
    {
    }

    public static function connect(): static
    {
        return new static(Services::raw('telemetry'));
    }

    public function dsn(): string
    {
        ['host' => $host, 'port' => $port, 'org' => $org] = $this->options; // lint-expect: moved-org

        return "http://{$host}:{$port}/?org={$org}";
    }

    public function token(): string
    {
        return $this->option('api_token'); // lint-expect: moved-api-token
    }

    public function owner(): string
    {
        return $this->option('user') ?: 'nobody'; // lint-expect: renamed-user
    }

    private function option(string $name): string
    {
        return (string) ($this->options[$name] ?? '');
    }
}
