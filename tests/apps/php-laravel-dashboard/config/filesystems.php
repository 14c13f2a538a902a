<?php

return [
    'default' => 's3',

    'disks' => [
        's3' => [
            'driver' => 's3',
            'key' => env('AWS_ACCESS_KEY_ID'),
            'bucket' => env('AWS_BUCKET'), // lint-silent: S3
            'region' => env('AWS_DEFAULT_REGION'),
        ],
    ],
];
