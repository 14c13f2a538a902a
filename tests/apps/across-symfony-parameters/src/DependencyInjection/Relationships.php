<?php

declare(strict_types=1);

namespace App\DependencyInjection;

final class Relationships implements \ArrayAccess
{
    /** @param array<string, list<array<string, mixed>>> $document */
    public function __construct(private readonly array $document)
    {
    }

    public static function fromEnvironment(string $prefix = 'PLATFORM_'): static
    {
        $raw = $_ENV[$prefix . 'RELATIONSHIPS'] ?? getenv($prefix . 'RELATIONSHIPS');

        return new static($raw ? json_decode((string) base64_decode($raw, true), true, 512, JSON_THROW_ON_ERROR) : []);
    }

    public function first(string $name): ?array
    {
        return $this->document[$name][0] ?? null;
    }

    public function value(string $path): mixed
    {
        [$name, $key] = explode('.', $path);

        return $this->first($name)[$key] ?? null;
    }

    public function credentials(string $name): Credentials
    {
        return Credentials::of($this->first($name));
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->document[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->first($offset);
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
    }

    public function offsetUnset(mixed $offset): void
    {
    }
}
