<?php

namespace App\Facades;

use App\Influx\InfluxManager;
use Illuminate\Support\Facades\Facade;

/**
 * @method static string org()
 */
class Influx extends Facade
{
    protected static function getFacadeAccessor(): string
    {
        return InfluxManager::class;
    }
}
