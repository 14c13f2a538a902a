<?php

namespace App\Metrics;

use Symfony\Component\DependencyInjection\Attribute\Autowire;

final readonly class Downsampler
{
    public function __construct(
        private Connection $connection,
        #[Autowire(env: 'key:bucket:key:0:key:metrics:json:base64:PLATFORM_RELATIONSHIPS')] // lint-expect: moved-bucket
        private string $source,
        #[Autowire('%env(key:org:key:query:key:0:key:metrics:json:base64:PLATFORM_RELATIONSHIPS)%')] // lint-silent: the new place
        private ?string $newOrg,
        #[Autowire(param: 'app.metrics')]
        private array $endpoint,
        #[Autowire('%app.bus.user%')]
        private string $user,
    ) {
    }

    public function run(): int
    {
        $client = $this->connection->open($this->source);
        $org = $this->newOrg ?? $this->endpoint['org']; // lint-expect: moved-org=note
        $client->createQueryApi($org);

        return strlen($this->user) + strlen($this->endpoint['user']); // lint-expect: renamed-user
    }
}
