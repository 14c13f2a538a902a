<?php

namespace App\DependencyInjection;

/** What a service of the app is reached with. */
class Credentials
{
    private function __construct(private array $endpoint)
    {
    }

    public static function of(?array $endpoint): self
    {
        return new self($endpoint ?? []);
    }

    public function get(string $key, mixed $default = null): mixed
    {
        return $this->endpoint[$key] ?? $default;
    }

    public function toArray(): array
    {
        return $this->endpoint;
    }

    public function password(): string
    {
        return $this->endpoint['password']; // lint-silent: stays
    }
}
