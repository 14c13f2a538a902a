<?php

use App\Support\Platform;

$endpoint = Platform::relationships()['influxdb'][0] ?? [];

return [

    /*
    |--------------------------------------------------------------------------
    | InfluxDB
    |--------------------------------------------------------------------------
    */

    'url' => sprintf('%s://%s:%s', $endpoint['scheme'] ?? 'http', $endpoint['host'] ?? 'localhost', $endpoint['port'] ?? 8086),

    'user' => env('INFLUX_USER', $endpoint['user'] ?? 'admin'), // lint-expect: renamed-user

    'password' => $endpoint['password'] ?? 'secret', // lint-silent: stays

    'organisation' => $endpoint['org'] ?? env('INFLUX_ORG'), // lint-expect: moved-org

    'connection' => $endpoint,

    'retention' => '30d',

];
