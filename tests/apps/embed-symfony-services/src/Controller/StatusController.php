<?php

namespace App\Controller;

final class StatusController
{
    public function __construct(private array $relationships)
    {
    }

    public function __invoke(): array
    {
        $metrics = $this->relationships['metrics'][0];

        return [
            'user' => $metrics['username'], // lint-silent: an output key, and the new name
            'org' => $metrics['org'], // lint-expect: moved-org
        ];
    }
}
