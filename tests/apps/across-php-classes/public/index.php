<?php

require __DIR__ . '/../bin/bootstrap.php';

use Acme\Sensors\Metrics\{InfluxRepository, UserRepository};

$endpoint = $settings['endpoint'];
$login = ['user' => $settings['user'], 'org' => $settings['organisation']]; // lint-silent: keys of our config
$bucket = $settings['endpoint']['bucket']; // lint-expect: moved-bucket
$owner = $database['endpoint']['user']; // lint-silent: MySQL
$org = TSDB_ENDPOINT[KEY_OF_ORG];

$repositories = [new InfluxRepository(), new UserRepository()];
foreach ($repositories as $repository) {
    echo $repository->login(), "\n"; // lint-silent: read where it is
}

$page = 'status';
include __DIR__ . "/../includes/status.php";
include __DIR__ . '/../includes/account.php';
