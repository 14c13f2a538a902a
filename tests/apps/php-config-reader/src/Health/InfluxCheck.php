<?php

declare(strict_types=1);

namespace Acme\Api\Health;

final class InfluxCheck extends Check
{
    use Masks;

    protected function relationship(): string
    {
        return 'metricsdb';
    }

    public function describe(): string
    {
        return $this->key('user') . ' with ' . $this->mask($this->credentials['api_token']); // lint-expect: renamed-user moved-api-token
    }

    public function report(): array
    {
        return [
            'user' => $this->key('username'), // lint-silent: the new name
            'org' => $this->key('query')['org'] ?? null, // lint-silent: the new place
        ];
    }
}
