<?php

namespace App\Metrics;

final class Reader
{
    public function __construct(private array $endpoints, private string $user)
    {
    }

    public function bucket(): string
    {
        return $this->endpoint('metrics')['bucket']; // lint-expect: moved-bucket
    }

    public function databaseUser(): string
    {
        return $this->endpoint('database')['user']; // lint-silent: mysql
    }

    public function login(): string
    {
        return $this->user; // lint-silent: the app's own
    }

    private function endpoint(string $name): array
    {
        return $this->endpoints[$name][0];
    }
}
