<?php
$relationships = getenv('MAGENTO_CLOUD_RELATIONSHIPS');
$relationships = $relationships ? json_decode(base64_decode($relationships), true) : [];
$mysql = $relationships['database'][0] ?? [];
$sensors = $relationships['sensors'][0] ?? [];

return [
    'backend' => ['frontName' => 'admin'],
    'db' => [
        'connection' => [
            'default' => [
                'host' => $mysql['host'] ?? 'db',
                'username' => $mysql['username'] ?? 'root', // lint-silent: MySQL
                'user' => $mysql['user'] ?? null, // lint-silent: MySQL
            ],
        ],
    ],
    'sensors' => [
        'endpoint' => $sensors,
        'organisation' => $sensors['org'] ?? null, // lint-expect: moved-org
        'login' => isset($sensors['username']) ? $sensors['username'] : $sensors['user'], // lint-expect: renamed-user=note
    ],
];
