<?php

namespace App\Contracts;

interface TimeSeries
{
    public function write(string $line): void;

    public function owner(): string;
}
