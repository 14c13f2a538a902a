<?php

$org = getenv('INFLUX_DB_ORG'); // lint-expect: vanished-variable
$login = $_ENV['APP_LOGIN'] ?? 'nobody'; // lint-silent: a variable of the app
$user = $_SERVER['INFLUX_DB_USER'] ?? null; // lint-expect: vanished-variable
$owner = getenv('DB_USERNAME'); // lint-silent: mariadb
foreach (['HOST', 'ORG'] as $part) { // lint-expect: vanished-variable
    echo getenv("INFLUX_DB_$part"), "\n";
}
