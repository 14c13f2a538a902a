<?php

declare(strict_types=1);

namespace App;

final class Account
{
    public function __construct(public string $host, public string $user, public string $org, mixed ...$rest) // lint-expect: renamed-user moved-org
    {
    }

    public static function from(array $endpoint): self
    {
        return new self(...$endpoint);
    }
}
