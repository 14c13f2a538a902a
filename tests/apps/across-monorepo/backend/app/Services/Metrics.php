<?php

namespace App\Services;

use Illuminate\Support\Facades\Config;

class Metrics
{
    public function __construct(private array $endpoint = [])
    {
        $this->endpoint = $endpoint ?: config('platform.metrics');
    }

    public function org(): string
    {
        return $this->endpoint['org']; // lint-expect: moved-org
    }

    public function bucket(): string
    {
        return config('platform.metrics.bucket', 'default'); // lint-expect: moved-bucket
    }

    public function token(): string
    {
        return Config::get('platform.metrics')['api_token']; // lint-expect: moved-api-token
    }

    public function user(): string
    {
        return config('platform.influx_user'); // lint-silent: a setting of our own
    }

    public function owner(): string
    {
        return config('platform.database.user') . config('platform.storage.bucket'); // lint-silent: others
    }

    public function port(): int
    {
        return (int) data_get(config('platform'), 'metrics.port'); // lint-silent: the port
    }
}
