<?php

use App\Support\Platform;
use Illuminate\Support\Str;

return [
    'default' => 'pgsql',

    'connections' => [
        'pgsql' => [
            'driver' => 'pgsql',
            'host' => Platform::get('database.0.host', '127.0.0.1'),
            'username' => Platform::get('database.0.username', 'laravel'), // lint-silent: the right key
            'user' => Platform::get('database.0.user', 'laravel'), // lint-silent: PostgreSQL
            'password' => Platform::get('database.0.password'),
        ],
    ],

    'redis' => [
        'client' => 'phpredis',
        'options' => ['prefix' => Str::slug(env('APP_NAME', 'laravel'), '_')],
        'default' => platform_relationship('cache') + ['database' => 0],
    ],
];
