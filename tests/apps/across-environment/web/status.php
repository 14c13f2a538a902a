<?php

require __DIR__ . '/platform.php';

$influx = endpoint_of('INFLUX_ENDPOINT');
echo $influx['user'], $influx['host']; // lint-expect: renamed-user
$sql = endpoint_of('SQL_ENDPOINT');
echo $sql['user'], $sql['host']; // lint-silent: MySQL
echo getenv('INFLUX_ORG'), $_ENV['INFLUX_USER']; // lint-silent: variables of our own
$all = json_decode($_SERVER['RELATIONSHIPS_JSON'] ?? '{}', true);
foreach ($all[getenv('METRICS_RELATIONSHIP')] as $found) {
    printf('%s %s', $found['org'], $found['port']); // lint-expect: moved-org
}
