<?php

namespace App\Contracts;

interface MetricsGateway
{
    public function credentials(): array;

    public function record(string $measurement, float $value): void;
}
