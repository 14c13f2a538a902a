<?php

declare(strict_types=1);

namespace Acme\Api\Health;

use Acme\Api\Environment;

abstract class Check
{
    protected array $credentials;

    public function __construct()
    {
        $this->credentials = Environment::credentials($this->relationship());
    }

    abstract protected function relationship(): string;

    public function host(): string
    {
        return $this->credentials['host']; // lint-silent: stays
    }

    protected function key(string $key): mixed
    {
        return $this->credentials[$key] ?? null;
    }
}
