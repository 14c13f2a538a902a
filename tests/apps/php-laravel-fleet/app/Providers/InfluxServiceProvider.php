<?php

namespace App\Providers;

use App\Influx\InfluxManager;
use Illuminate\Contracts\Foundation\Application;
use Illuminate\Support\ServiceProvider;
use InfluxDB2\Client;

class InfluxServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(InfluxManager::class, fn (Application $app) => new InfluxManager($app['config']));

        $this->app->bind(Client::class, function ($app) {
            $config = $app['config']['influx.connections.platform'];

            return new Client(['url' => $config['url'], 'token' => $config['token'], 'org' => $config['org']]); // lint-silent: own configuration
        });

        $this->app->singleton('influx.owner', fn () => config('influx.raw.user')); // lint-expect: renamed-user
    }

    public function boot(): void
    {
        config(['services.influx.bucket' => config('influx.raw')['bucket']]); // lint-expect: moved-bucket
        view()->share('org', config('influx.connections.platform.org')); // lint-silent: own configuration
    }
}
