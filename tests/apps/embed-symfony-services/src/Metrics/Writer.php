<?php

namespace App\Metrics;

final class Writer
{
    public function __construct(private string $host, private string $token)
    {
    }

    public function headers(): array
    {
        return ['Authorization' => 'Token '.$this->token];
    }
}
