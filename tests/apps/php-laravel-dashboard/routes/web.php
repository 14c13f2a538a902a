<?php

use App\Http\Controllers\MeasurementController;
use App\Services\InfluxGateway;
use Illuminate\Support\Facades\Route;

Route::post('/measurements', [MeasurementController::class, 'store']);
Route::get('/settings', [MeasurementController::class, 'settings']);

Route::get('/health', function () {
    $endpoint = app(InfluxGateway::class)->credentials();

    return response()->json(['influx' => filled(platform_relationship('influxdb'))]); // lint-silent: is it there at all
});

Route::get('/whoami', fn () => platform_relationship('influxdb')['user']); // lint-expect: renamed-user
