<?php

use Illuminate\Support\Arr;
use Platformsh\ConfigReader\Config;

$reader = new Config();
$influx = $reader->hasRelationship('influx') ? $reader->credentials('influx') : [];

return [
    'default' => env('INFLUX_CONNECTION', 'platform'),

    'connections' => [
        'platform' => [
            'url' => Arr::get($influx, 'scheme', 'http') . '://' . Arr::get($influx, 'host', 'localhost') . ':' . Arr::get($influx, 'port', 8086),
            'username' => Arr::get($influx, 'user'), // lint-expect: renamed-user
            'password' => Arr::get($influx, 'password'),
            'org' => data_get($influx, 'org', 'acme'), // lint-expect: moved-org
            'bucket' => $influx['bucket'] ?? env('INFLUX_BUCKET'), // lint-expect: moved-bucket
            'token' => Arr::has($influx, 'query.api_token')
                ? Arr::get($influx, 'query.api_token')
                : Arr::get($influx, 'api_token'), // lint-expect: moved-api-token=note
        ],
        'local' => ['url' => 'http://localhost:8086', 'username' => 'root', 'org' => 'dev', 'bucket' => 'dev'], // lint-silent: for development
    ],

    'raw' => $influx,
    'keys' => ['owner' => 'user', 'place' => 'bucket'], // lint-expect: renamed-user moved-bucket
];
