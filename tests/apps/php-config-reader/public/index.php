<?php

use Acme\Api\Bootstrap;
use Acme\Api\Environment;
use Acme\Api\Health\{DatabaseCheck, InfluxCheck};
use Acme\Api\Service;

require __DIR__ . '/../vendor/autoload.php';

Bootstrap::run();

$checks = ['influx' => new InfluxCheck(), 'database' => new DatabaseCheck()];
$check = $checks[$_GET['check'] ?? 'influx'];

header('Content-Type: application/json');

$bucket = Service::Metrics->credentials()['bucket']; // lint-expect: moved-bucket
$user = getenv('INFLUX_USER'); // lint-silent: set by Bootstrap

$payload = json_decode(file_get_contents('php://input'), true);

echo json_encode([
    'check' => $check->describe(),
    'user' => $user, // lint-silent: an answer
    'bucket' => $bucket, // lint-silent: an answer
    'wanted' => $payload['org'] ?? null, // lint-silent: a request
    'all' => array_map(
        fn (string $relationship) => Environment::credentials($relationship)['host'], // lint-silent: stays
        ['metricsdb', 'main', 'search'],
    ),
]);
