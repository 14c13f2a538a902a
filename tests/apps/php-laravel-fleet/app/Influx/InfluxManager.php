<?php

namespace App\Influx;

use App\Support\Concerns\ReadsRelationships;
use Illuminate\Contracts\Config\Repository;
use Illuminate\Support\Collection;
use Illuminate\Support\Manager;

class InfluxManager
{
    use ReadsRelationships;

    protected Repository $config;

    private ?Collection $endpoint = null;

    public function __construct(Repository $config)
    {
        $this->config = $config;
    }

    public function endpoint(): Collection
    {
        return $this->endpoint ??= collect($this->relationship('influx'));
    }

    public function org(): string
    {
        return $this->endpoint()->get('org', 'acme'); // lint-expect: moved-org
    }

    public function bucket(): string
    {
        return $this->endpoint()->only(['bucket', 'host'])->get('bucket'); // lint-expect: moved-bucket moved-bucket
    }

    public function owner(): ?string
    {
        return $this->endpoint()['user'] ?? null; // lint-expect: renamed-user
    }

    public function token(): string
    {
        return $this->config->get('platform.relationships.influx.0.api_token'); // lint-expect: moved-api-token
    }

    public function database(): Collection
    {
        return collect($this->relationship('database'));
    }

    public function databaseUser(): ?string
    {
        return $this->database()->get('user'); // lint-silent: MariaDB
    }
}
