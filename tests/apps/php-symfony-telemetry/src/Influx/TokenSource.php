<?php

declare(strict_types=1);

namespace App\Influx;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

final class TokenSource
{
    public function __construct(
        #[Autowire('%env(json:base64:PLATFORM_RELATIONSHIPS)%')]
        private array $relationships,
        #[Autowire(env: 'key:org:key:0:key:timeseries:json:base64:PLATFORM_RELATIONSHIPS')] // lint-expect: moved-org
        private string $org,
    ) {
    }

    public function token(): string
    {
        return $this->relationships['timeseries'][0]['api_token']; // lint-expect: moved-api-token
    }

    public function owner(): string
    {
        return $this->org . '/' . $this->relationships['timeseries'][0]['username']; // lint-silent: the new name
    }
}
