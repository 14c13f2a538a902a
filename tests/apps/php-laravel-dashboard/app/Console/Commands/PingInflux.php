<?php

namespace App\Console\Commands;

use App\Contracts\MetricsGateway;
use Illuminate\Console\Command;

class PingInflux extends Command
{
    protected $signature = 'influx:ping {--user=}';

    public function handle(MetricsGateway $gateway): int
    {
        $user = $this->option('user') ?: $gateway->credentials()['user']; // lint-expect: renamed-user
        $this->line(influx_dsn($gateway->credentials()));
        $this->line("as {$user}");

        $token = platform_relationship('influxdb', 'api_token'); // lint-expect: moved-api-token
        $scheme = platform_relationship('influxdb', 'scheme'); // lint-silent: stays
        $owner = platform_relationship('database', 'user'); // lint-silent: PostgreSQL

        return $token && $scheme && $owner ? self::SUCCESS : self::FAILURE;
    }
}
