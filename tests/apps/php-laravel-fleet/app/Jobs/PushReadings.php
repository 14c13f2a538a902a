<?php

namespace App\Jobs;

use App\Influx\InfluxManager;
use Illuminate\Contracts\Queue\ShouldQueue;
use InfluxDB2\Client;

class PushReadings implements ShouldQueue
{
    public function __construct(public readonly array $readings, private ?string $bucket = null)
    {
        $this->bucket ??= config('influx.raw.bucket'); // lint-expect: moved-bucket
    }

    public function handle(InfluxManager $manager): void
    {
        [$org, $token] = [$manager->org(), $manager->token()];
        $client = app(Client::class);
        $client->createWriteApi()->write($this->readings, 's', $this->bucket, $org);
        logger()->info('pushed', ['org' => $org, 'user' => auth()->user()->name]); // lint-silent: the session
    }

    public function tags(): array
    {
        return array_values(array_intersect_key(config('influx.raw'), array_flip(['org', 'host']))); // lint-expect: moved-org
    }
}
