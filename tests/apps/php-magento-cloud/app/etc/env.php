<?php
$relationships = isset($_ENV['MAGENTO_CLOUD_RELATIONSHIPS'])
    ? json_decode(base64_decode($_ENV['MAGENTO_CLOUD_RELATIONSHIPS']), true)
    : [];
$influx = $relationships['telemetry'][0] ?? null;

return [
    'backend' => ['frontName' => 'admin'],
    'db' => [
        'connection' => [
            'default' => [
                'host' => $relationships['database'][0]['host'] ?? 'localhost',
                'dbname' => $relationships['database'][0]['path'] ?? 'magento',
                'username' => $relationships['database'][0]['user'] ?? 'root', // lint-silent: MySQL
            ],
        ],
    ],
    'telemetry' => $influx === null ? [] : [
        'host' => $influx['host'],
        'user' => $influx['user'], // lint-expect: renamed-user
        'token' => $influx['api_token'], // lint-expect: moved-api-token
        'org' => $influx['query']['org'] ?? 'acme', // lint-silent: the new place
    ],
];
