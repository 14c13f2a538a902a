<?php

require_once __DIR__ . '/lib/platform.php';

list('host' => $host, 'port' => $port, 'api_token' => $token) = platform_endpoint('tsdb'); // lint-expect: moved-api-token

$dsn = with_endpoint('database', fn ($e) => "pgsql:host={$e['host']};user={$e['user']}"); // lint-silent: PostgreSQL
$target = with_endpoint('tsdb', function ($e) use ($host) {
    return "$host/$e[org]/" . rawurlencode($e['bucket']); // lint-expect: moved-org moved-bucket
});

$routes = platform_decode('routes') ?? [];
foreach ($routes as $url => $route) {
    echo $url, ' ', $route['org'] ?? '', PHP_EOL; // lint-silent: a route
}

foreach (explode(' ', 'user password') as $key) { // lint-expect: renamed-user
    echo $key, '=', platform_endpoint('tsdb')[$key], PHP_EOL;
}
