<?php

namespace Acme\Sensors\Metrics;

use Acme\Sensors\Platform\Environment;

trait ReadsEndpoint
{
    protected array $endpoint = [];

    protected function connectTo(string $relationship): void
    {
        $this->endpoint = Environment::instance()->endpoint($relationship);
    }

    protected function part(string $key): ?string
    {
        return isset($this->endpoint[$key]) ? (string) $this->endpoint[$key] : null;
    }

    public function host(): string
    {
        return $this->endpoint['host']; // lint-silent: the host stays
    }
}
