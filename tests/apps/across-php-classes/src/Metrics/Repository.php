<?php

namespace Acme\Sensors\Metrics;

abstract class Repository
{
    use ReadsEndpoint;

    protected const RELATIONSHIP = '';

    public function __construct()
    {
        $this->connectTo(static::RELATIONSHIP);
    }

    abstract public function login(): ?string;
}
