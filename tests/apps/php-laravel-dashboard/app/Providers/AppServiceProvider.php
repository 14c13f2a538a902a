<?php

namespace App\Providers;

use App\Contracts\MetricsGateway;
use App\Services\InfluxGateway;
use App\Support\Platform;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(MetricsGateway::class, fn () => InfluxGateway::make());

        $this->app->bind('influx.token', function ($app) {
            return Platform::get('influxdb.0.api_token'); // lint-expect: moved-api-token
        });
    }

    public function boot(): void
    {
        // The new shape first: nothing to do here after the upgrade.
        $bucket = Platform::get('influxdb.0.query.bucket') ?? Platform::get('influxdb.0.bucket'); // lint-expect: moved-bucket=note

        view()->share('bucket', $bucket);
        view()->share('owner', config('influx.user')); // lint-silent: our own config
        view()->share('org', config('influx.connection.org')); // lint-expect: moved-org
        view()->share('newOrg', config('influx.connection.query.org')); // lint-silent: the new place
    }
}
