<?php
return [
    'default' => 'mysql',
    'mysql' => [
        'user' => relationship('database', 'username'),
        'dsn' => sprintf('mysql:host=%s;dbname=%s', relationship('database', 'host'), relationship('database', 'path')),
    ],
    'influx' => [
        'user' => relationship('stats', 'user'), // lint-expect: renamed-user
        'org' => relationship('stats')['org'], // lint-expect: moved-org
        'bucket' => relationship(name: 'stats', property: 'bucket', default: 'shop'), // lint-expect: moved-bucket
        'endpoint' => relationship('stats'),
    ],
];
