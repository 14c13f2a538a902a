<?php

namespace App\Influx;

final class Settings
{
    private array $endpoint;

    public function __construct(string $variable = 'STATS_JSON')
    {
        $this->endpoint = json_decode((string) getenv($variable), true, 512, JSON_THROW_ON_ERROR);
    }

    public function login(): string
    {
        return $this->endpoint['user']; // lint-expect: renamed-user
    }

    public function host(): string
    {
        return $this->endpoint['host']; // lint-silent: the host
    }

    public function bucket(): ?string
    {
        return $this->endpoint[getenv('STATS_BUCKET_KEY')] ?? null;
    }

    public function org(): string
    {
        return getenv('STATS_ORG') ?: 'main'; // lint-silent: a variable of the app
    }

    public function token(): string
    {
        $all = json_decode(getenv('ALL_RELATIONSHIPS'));

        return $all->stats[0]->api_token; // lint-expect: moved-api-token
    }
}
