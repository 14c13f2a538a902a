<?php

use Cake\Core\Configure;

$relationships = json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS')), true);

foreach ($relationships['db'] as $endpoint) {
    Configure::write('Datasources.default', [
        'className' => 'Cake\Database\Connection',
        'driver' => 'Cake\Database\Driver\Mysql',
        'host' => $endpoint['host'],
        'username' => $endpoint['user'] ?? $endpoint['username'], // lint-silent: MySQL
        'database' => $endpoint['path'],
    ]);
}

[$influx] = $relationships['influx'];
Configure::write('Influx', [
    'url' => "{$influx['scheme']}://{$influx['host']}:{$influx['port']}",
    'organisation' => $influx['org'], // lint-expect: moved-org
    'user' => $influx['user'], // lint-expect: renamed-user
    'password' => $influx['password'], // lint-silent: stays
]);
Configure::write('Influx.raw', $influx);
Configure::write('InfluxOld', $relationships['influxold'][0]);
