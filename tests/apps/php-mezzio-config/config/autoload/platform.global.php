<?php

declare(strict_types=1);

$encoded = getenv('PLATFORM_RELATIONSHIPS');
if ($encoded === false) {
    return [];
}

$relationships = json_decode(base64_decode($encoded), true, 512, JSON_THROW_ON_ERROR);
$store = $relationships['store'][0];
$sql = $relationships['sql'][0];

return [
    'pdo' => [
        'dsn' => "mysql:host={$sql['host']};dbname={$sql['path']}",
        'user' => $sql['user'] ?? $sql['username'], // lint-silent: MariaDB
        'password' => $sql['password'],
    ],
    'telemetry' => [
        'url' => 'http://' . $store['host'] . ':' . $store['port'],
        'user' => $store['user'], // lint-expect: renamed-user
        'password' => $store['password'], // lint-silent: stays
        'endpoint' => $store,
    ],
];
