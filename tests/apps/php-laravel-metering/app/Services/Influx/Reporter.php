<?php

namespace App\Services\Influx;

use App\Contracts\TimeSeries;

class Reporter
{
    public function __construct(private TimeSeries $series, private string $owner)
    {
    }

    public function report(): array
    {
        return ['user' => $this->owner, 'same' => $this->owner === $this->series->owner()]; // lint-silent: an output key
    }
}
