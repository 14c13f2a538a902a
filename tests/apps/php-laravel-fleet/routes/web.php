<?php

use App\Http\Controllers\StatusController;
use Illuminate\Support\Facades\{Config, Route};

Route::get('/status', StatusController::class);
Route::get('/org', fn () => Config::get('influx.raw.org')); // lint-expect: moved-org
Route::get('/bucket', function () {
    ['bucket' => $bucket] = config('influx.connections.' . config('influx.default')); // lint-silent: own configuration
    return $bucket;
});
Route::get('/token', fn () => config()->get('influx.raw')['query']['api_token'] ?? ''); // lint-silent: the new place
