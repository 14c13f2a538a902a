<?php

namespace App;

final class Writer
{
    public function __construct(private array $endpoint, private string $org, private string $bucket)
    {
    }

    public function login(): string
    {
        return $this->endpoint['user'] . '@' . $this->endpoint['host']; // lint-expect: renamed-user
    }

    public function place(): string
    {
        return $this->org . '/' . $this->bucket; // lint-silent: properties of ours
    }
}
