<?php

use craft\helpers\App;

return [
    'influx' => [
        'url' => App::env('INFLUX_URL') ?: 'http://localhost:8086',
        'org' => App::env('INFLUX_ORG'), // lint-silent: the app's own variable
        'login' => App::env('INFLUX_LOGIN'),
    ],
    'endpoint' => json_decode(App::env('INFLUX_ENDPOINT') ?: '{}', true),
];
