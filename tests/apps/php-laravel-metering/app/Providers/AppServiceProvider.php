<?php

namespace App\Providers;

use App\Contracts\TimeSeries;
use App\Services\Influx\Connection;
use App\Services\Influx\Reporter;
use App\Http\Controllers\MeterController;
use Illuminate\Contracts\Foundation\Application;
use Illuminate\Support\Facades\Config;
use Illuminate\Support\Facades\View;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(TimeSeries::class, function (Application $app) {
            $config = $app['config']->get('services.influx');

            return new Connection($config['url'], $config['endpoint'], $config['token']);
        });
        $this->app->alias(TimeSeries::class, 'timeseries');
        $this->app->when(Reporter::class)->needs('$owner')->giveConfig('services.influx.endpoint.user'); // lint-expect: renamed-user
    }

    public function boot(): void
    {
        View::share('bucket', Config::get('services.influx.endpoint.bucket')); // lint-expect: moved-bucket
        View::composer('meters.*', fn ($view) => $view->with('influx', config('services.influx.endpoint')));
    }
}
