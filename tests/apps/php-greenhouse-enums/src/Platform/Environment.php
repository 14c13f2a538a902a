<?php

declare(strict_types=1);

namespace Greenhouse\Platform;

final class Environment implements \ArrayAccess, \IteratorAggregate
{
    private function __construct(private readonly array $relationships, private readonly array $variables = [])
    {
    }

    public static function fromGlobals(?array $env = null): static
    {
        $env ??= $_SERVER + $_ENV;

        return new static(
            relationships: self::decode($env['PLATFORM_RELATIONSHIPS'] ?? null),
            variables: self::decode($env['PLATFORM_VARIABLES'] ?? null),
        );
    }

    private static function decode(?string $value): array
    {
        return $value ? (array) json_decode(base64_decode($value), associative: true, flags: JSON_THROW_ON_ERROR) : [];
    }

    public function endpoints(string $name): array
    {
        return $this->relationships[$name] ?? throw new \RuntimeException("no relationship $name");
    }

    public function variable(string $name, mixed $default = null): mixed
    {
        return $this->variables[$name] ?? $default;
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->relationships[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->relationships[$offset][0];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        throw new \LogicException('read only');
    }

    public function offsetUnset(mixed $offset): void
    {
        throw new \LogicException('read only');
    }

    public function getIterator(): \Traversable
    {
        foreach ($this->relationships as $name => $endpoints) {
            yield $name => $endpoints[0];
        }
    }
}
