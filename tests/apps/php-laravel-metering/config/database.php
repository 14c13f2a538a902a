<?php

$mysql = relationship('mysqldatabase');

return [
    'default' => 'mysql',
    'connections' => [
        'mysql' => [
            'driver' => 'mysql',
            'host' => $mysql['host'] ?? '127.0.0.1',
            'username' => $mysql['user'] ?? relationship('mysqldatabase', 'username'), // lint-silent: MySQL
            'password' => relationship('mysqldatabase', 'password'),
        ],
    ],
];
