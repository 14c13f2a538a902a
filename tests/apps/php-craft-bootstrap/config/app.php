<?php

use craft\helpers\App;
use modules\sensors\Module;
use modules\sensors\services\Influx;

return [
    'id' => App::env('CRAFT_APP_ID') ?: 'CraftCMS',
    'modules' => [
        'sensors' => [
            'class' => Module::class,
            'components' => [
                'influx' => function () {
                    $endpoint = json_decode(getenv('INFLUX_ENDPOINT'), true);

                    return new Influx(['endpoint' => $endpoint, 'bucket' => $endpoint['bucket']]); // lint-expect: moved-bucket
                },
            ],
        ],
    ],
    'bootstrap' => ['sensors'],
];
