<?php

require __DIR__ . '/../src/Support/functions.php';
require __DIR__ . '/../src/Support/paths.php';

use function Events\Support\at;

$name = getenv('INFLUX_RELATIONSHIP');
$endpoint = Events\Support\relationships()[$name][0];

// Names as other programs want them.
foreach (['HOST', 'USER', 'BUCKET'] as $key) { // lint-expect: renamed-user moved-bucket
    echo "INFLUX_$key=", $endpoint[strtolower($key)], "\n";
}

echo 'INFLUX_TOKEN=', at('events.0.api_token'), "\n"; // lint-expect: moved-api-token
echo 'INFLUX_ORG=', at('events.0.query.org'), "\n"; // lint-silent: the new place
echo 'PGUSER=', at('users.0.user'), "\n"; // lint-silent: PostgreSQL

$copy = $endpoint;
$copy['user'] = 'reader'; // lint-silent: written
echo $copy['user'], ' ', $endpoint['user'], "\n"; // lint-expect: renamed-user
