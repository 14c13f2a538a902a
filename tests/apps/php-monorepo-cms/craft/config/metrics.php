<?php

use craft\helpers\ArrayHelper;

$relationships = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
$credentials = $relationships['influxdb'][0];

return [
    '*' => [
        'user' => 'metrics', // lint-silent: a setting
        'org' => 'acme', // lint-silent: a setting
    ],
    'production' => [
        'user' => $credentials['user'], // lint-expect: renamed-user
        'token' => ArrayHelper::getValue($relationships, 'influxdb.0.api_token'), // lint-expect: moved-api-token
        'endpoint' => $credentials,
    ],
];
