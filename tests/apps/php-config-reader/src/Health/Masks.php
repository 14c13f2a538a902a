<?php

declare(strict_types=1);

namespace Acme\Api\Health;

trait Masks
{
    private function mask(string $secret): string
    {
        return substr($secret, 0, 3) . str_repeat('*', 5);
    }

    public function organisation(): string
    {
        return $this->credentials['org']; // lint-expect: moved-org
    }
}
