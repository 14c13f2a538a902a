<?php

namespace App\Influx;

use Psr\Log\LoggerInterface;

class Reporter
{
    private array $endpoint;

    public function __construct(private LoggerInterface $logger, array $all, string $name)
    {
        $this->endpoint = $all[$name][0] ?? [];
    }

    public function report(): void
    {
        $this->logger->info('{bucket} by {user}', [
            'bucket' => $this->endpoint['bucket'], // lint-expect: moved-bucket
            'user' => $this->endpoint['username'], // lint-silent: the new name
        ]);
    }
}
