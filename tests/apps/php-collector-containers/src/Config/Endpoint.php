<?php

declare(strict_types=1);

namespace Collector\Config;

/**
 * An endpoint, with the names that we use for its parts.
 */
final readonly class Endpoint
{
    public function __construct(
        public string $host,
        public int $port,
        public ?string $user = null,
        public ?string $password = null,
        public ?string $org = null,
        public ?string $bucket = null,
    ) {
    }

    /** @param array<string, mixed> $data */
    public static function fromArray(array $data): self
    {
        return new self(
            $data['host'],
            (int) $data['port'],
            user: $data['username'] ?? $data['user'] ?? null, // lint-expect: renamed-user=note
            password: $data['password'] ?? null,
            org: $data['query']['org'] ?? null,
            bucket: $data['bucket'] ?? null, // lint-expect: moved-bucket
        );
    }

    public function with(string ...$changes): self
    {
        return new self(...[...get_object_vars($this), ...$changes]);
    }
}
