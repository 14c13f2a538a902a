<?php

declare(strict_types=1);

namespace Acme\Api;

enum Service: string
{
    case Metrics = 'metricsdb';
    case Main = 'main';

    public function credentials(): array
    {
        return Environment::credentials($this->value);
    }

    public function user(): ?string
    {
        return match ($this) {
            self::Main => $this->credentials()['username'], // lint-silent: the right key
            self::Metrics => Environment::credentials('metricsdb')['user'], // lint-expect: renamed-user
        };
    }
}
