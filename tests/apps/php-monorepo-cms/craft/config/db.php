<?php

/**
 * Database configuration. In this application, "timedb" is the name of MySQL, for reasons of history.
 */

$endpoint = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['timedb'][0];

return [
    'driver' => 'mysql',
    'server' => $endpoint['host'],
    'user' => $endpoint['user'] ?? $endpoint['username'], // lint-silent: MySQL, whatever it is called
    'password' => $endpoint['password'],
    'database' => $endpoint['path'],
    'tablePrefix' => $endpoint['bucket'] ?? '', // lint-silent: MySQL, whatever it is called
];
