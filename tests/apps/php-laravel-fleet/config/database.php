<?php

$relationships = config('platform.relationships', []);

$db = $relationships['database'][0] ?? null;

return [
    'connections' => [
        'mysql' => [
            'host' => $db['host'] ?? env('DB_HOST'),
            'username' => $db['user'] ?? env('DB_USERNAME'), // lint-silent: MariaDB
        ],
    ],
    'redis' => array_map(fn (array $r) => ['host' => $r['host'], 'user' => $r['user'] ?? null], $relationships['redis'] ?? []), // lint-silent: Redis
];
