<?php

namespace App\Monitoring;

use Psr\Log\LoggerInterface;

class Probe
{
    private ?array $endpoints = null;

    public function __construct(
        private array $relationships,
        private string $login,
        private LoggerInterface $logger,
    ) {
    }

    public function check(string $bucket, array $metricsEndpoint): void
    {
        foreach ($this->endpoints() as $endpoint) {
            $this->logger->info('metrics', [
                'host' => $endpoint['host'],
                'user' => $this->login, // lint-silent: a key of the log
                'bucket' => $endpoint['bucket'] ?? $bucket, // lint-expect: moved-bucket
            ]);
        }
    }

    private function endpoints(): array
    {
        return $this->endpoints ??= $this->relationships['metrics'] ?? [];
    }
}
