<?php

namespace App;

final class Accounts
{
    public function __construct(private readonly array $relationships)
    {
    }

    public function owner(): string
    {
        return $this->relationships['database'][0]['user']; // lint-silent: postgresql
    }

    public function org(): string
    {
        return $this->relationships['timedb'][0]['org']; // lint-expect: moved-org
    }
}
