<?php

namespace App\Console\Commands;

use App\Facades\Influx;
use App\Influx\InfluxManager;
use Illuminate\Console\Command;

class InfluxShow extends Command
{
    protected $signature = 'influx:show {--user}';

    public function handle(InfluxManager $influx): int
    {
        $rows = collect(config('influx.keys'))->map(fn ($key) => $influx->endpoint()[$key])->all();

        $this->table(['org', 'bucket', 'user'], [ // lint-silent: headings
            [Influx::org(), $influx->bucket(), $influx->owner()],
        ]);

        $this->info($this->option('user') ? $influx->endpoint()->pull('user') : '-'); // lint-expect: renamed-user

        tap($influx->endpoint(), function ($endpoint) {
            $this->line($endpoint->get('org')); // lint-expect: moved-org
        });

        return self::SUCCESS;
    }
}
