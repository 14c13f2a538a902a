<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;

class ExportEnvironment extends Command
{
    protected $signature = 'influx:export';

    /** What other tools call them => what the platform calls them. */
    private array $names = [
        'INFLUX_HOST' => 'host', // lint-silent: stays
        'INFLUX_USERNAME' => 'user', // lint-expect: renamed-user
        'INFLUX_TOKEN' => 'api_token', // lint-expect: moved-api-token
    ];

    public function handle(): void
    {
        $endpoint = platform_relationship('influxdb');

        foreach ($this->names as $variable => $key) {
            putenv("$variable={$endpoint[$key]}");
        }

        foreach ($this->argument('more') as $key) {
            $this->line($endpoint[$key]); // lint-expect: undecided-key
        }
    }
}
