<?php

require __DIR__ . '/../vendor/autoload.php';

use Greenhouse\Domain\Report;
use Greenhouse\Influx\{ClimateConnection, StoreConnection};
use Greenhouse\Platform\{Environment, Relationship};

use function Greenhouse\platform;

$environment = platform();
$report = new Report($environment);
$climate = new ClimateConnection($environment);
$store = new StoreConnection($environment);

header('Content-Type: application/json');
echo json_encode([
    'rows' => $report->rows(),
    'summary' => $report->summary(),
    'user' => $_SESSION['user'] ?? null, // lint-silent: the session
    'variable' => $environment->variable('user'), // lint-silent: PLATFORM_VARIABLES
    'climate' => $climate?->bucket, // lint-expect: moved-bucket
    'store' => $store?->bucket, // lint-silent: MariaDB
    'cache' => Relationship::from('cache')->endpoint()['user'] ?? null, // lint-silent: Redis
    'token' => Relationship::forType('influxdb')->endpoint()['api_token'], // lint-expect: moved-api-token
]);
