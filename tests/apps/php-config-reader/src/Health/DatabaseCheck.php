<?php

declare(strict_types=1);

namespace Acme\Api\Health;

final class DatabaseCheck extends Check
{
    protected function relationship(): string
    {
        return 'main';
    }

    public function describe(): string
    {
        return (string) $this->key('user'); // lint-silent: MySQL
    }
}
