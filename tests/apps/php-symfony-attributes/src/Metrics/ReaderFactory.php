<?php

namespace App\Metrics;

final class ReaderFactory
{
    public function __construct(private readonly array $relationships, private readonly string $name)
    {
    }

    /** @return array{0: string, 1: string} */
    public function credentials(): array
    {
        ['user' => $user, 'password' => $password] = $this->relationships[$this->name][0]; // lint-expect: renamed-user

        return [$user, $password];
    }

    public function health(): string
    {
        [$user] = $this->credentials();

        return "reader {$user}";
    }
}
