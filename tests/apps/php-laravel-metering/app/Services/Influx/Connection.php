<?php

namespace App\Services\Influx;

use App\Contracts\TimeSeries;
use Illuminate\Support\Arr;
use Illuminate\Support\Facades\Http;

class Connection implements TimeSeries
{
    public function __construct(private string $url, private array $endpoint, private string $token)
    {
    }

    public function write(string $line): void
    {
        $query = Arr::query(Arr::only($this->endpoint, ['org', 'bucket'])); // lint-expect: moved-org moved-bucket

        Http::withToken($this->token, 'Token')->withBody($line, 'text/plain')->post("{$this->url}/api/v2/write?{$query}");
    }

    public function owner(): string
    {
        return tap($this->endpoint['user'] ?? 'admin', fn ($user) => logger()->debug("owner {$user}")); // lint-expect: renamed-user
    }
}
