<?php

declare(strict_types=1);

namespace Events\Influx;

use function Events\Support\relationships;

/**
 * Made from an endpoint by naming its keys as parameters.
 */
final class Connection
{
    public function __construct(
        public readonly string $host,
        public readonly int $port,
        public readonly string $password,
        public readonly string $user, // lint-expect: renamed-user
        public readonly string $bucket, // lint-expect: moved-bucket
        mixed ...$others,
    ) {
    }

    public static function open(): self
    {
        return new self(...relationships()['events'][0]);
    }

    public function describe(): string
    {
        return "$this->user@$this->host:$this->port/$this->bucket"; // lint-silent: properties of our own
    }
}
