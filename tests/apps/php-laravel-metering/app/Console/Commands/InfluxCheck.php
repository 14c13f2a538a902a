<?php

namespace App\Console\Commands;

use App\Contracts\TimeSeries;
use Illuminate\Console\Command;
use Illuminate\Support\Facades\Config;

class InfluxCheck extends Command
{
    protected $signature = 'influx:check {--user=}';

    private const REQUIRED = ['host', 'port', 'user', 'org']; // lint-expect: renamed-user moved-org

    public function handle(): int
    {
        $missing = collect(self::REQUIRED)->reject(fn (string $key) => filled(config("services.influx.endpoint.$key")));
        $user = $this->option('user') ?? app('timeseries')->owner(); // lint-silent: an option
        $this->info($user . ' ' . config('services.influx.org')); // lint-silent: the app's own key

        return $missing->isEmpty() ? self::SUCCESS : self::FAILURE;
    }
}
