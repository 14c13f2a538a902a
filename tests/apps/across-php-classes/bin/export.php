#!/usr/bin/env php
<?php

require 'bootstrap.php';

use Acme\Sensors\Platform\Environment;
use Platformsh\ConfigReader\Config;

[$user, $password] = relationship_values('tsdb', 'user', 'password'); // lint-expect: renamed-user
[$dbUser, $dbOrg] = relationship_values('db', 'user', 'org'); // lint-silent: MySQL

$org = with_relationship('tsdb', function (array $found) {
    return $found['org']; // lint-expect: moved-org
});
$schema = with_relationship('db', fn ($found) => $found['user']); // lint-silent: MySQL
$token = with_relationship('tsdb', 'token_of');
$magic = Environment::instance()->tsdb['bucket']; // lint-expect: moved-bucket
$other = Environment::instance()->db['user']; // lint-silent: MySQL

$config = new Config();
$config->registerFormatter('influx_dsn', 'influx_dsn');
$config->registerFormatter('pdo', function (array $credentials) {
    return $credentials['user'] . '@' . $credentials['host']; // lint-silent: used for MySQL
});
echo $config->formattedCredentials('tsdb', 'influx_dsn');
echo $config->formattedCredentials('db', 'pdo');

function token_of(array $endpoint): string
{
    return $endpoint['api_token']; // lint-expect: moved-api-token
}

function influx_dsn(array $credentials): string
{
    return http_build_query([
        'org' => $credentials['org'], // lint-expect: moved-org
        'user' => $credentials['user'], // lint-expect: renamed-user
        'host' => $credentials['host'], // lint-silent: the host
    ]);
}
