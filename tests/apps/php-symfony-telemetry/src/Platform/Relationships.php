<?php

declare(strict_types=1);

namespace App\Platform;

/**
 * The services that this container may talk to.
 */
final class Relationships
{
    /** @var array<string, list<array<string, mixed>>>|null */
    private ?array $all = null;

    public function __construct(private readonly string $variable = 'PLATFORM_RELATIONSHIPS')
    {
    }

    public function has(string $name): bool
    {
        return isset($this->all()[$name][0]);
    }

    /**
     * @return array<string, mixed>
     */
    public function first(string $name): array
    {
        if (!$this->has($name)) {
            throw new \OutOfBoundsException(sprintf('There is no relationship "%s".', $name));
        }

        return $this->all()[$name][0];
    }

    /**
     * One property of a relationship; the key is the caller's business.
     */
    public function property(string $name, string $key, mixed $default = null): mixed
    {
        return $this->first($name)[$key] ?? $default;
    }

    private function all(): array
    {
        if ($this->all === null) {
            $raw = $_SERVER[$this->variable] ?? getenv($this->variable);
            $this->all = $raw ? $this->decode($raw) : [];
        }

        return $this->all;
    }

    private function decode(string $raw): array
    {
        return json_decode(base64_decode($raw, true) ?: '', true, 512, JSON_THROW_ON_ERROR);
    }
}
