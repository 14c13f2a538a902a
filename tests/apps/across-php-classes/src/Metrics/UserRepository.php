<?php

namespace Acme\Sensors\Metrics;

class UserRepository extends Repository
{
    protected const RELATIONSHIP = 'db';

    public function login(): ?string
    {
        return $this->part('user') ?? $this->part('username'); // lint-silent: MySQL
    }

    public function dsn(): string
    {
        return "mysql:host={$this->host()};dbname={$this->endpoint['path']};org={$this->part('org')}"; // lint-silent: MySQL
    }
}
