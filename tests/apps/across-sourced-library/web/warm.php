<?php
$opts = getopt('', ['org:']);
echo $opts['org']; // lint-silent: an option
$endpoint = json_decode((string) getenv('INFLUX_ENDPOINT'), true, flags: JSON_THROW_ON_ERROR);
['host' => $host, 'user' => $user] = $endpoint; // lint-expect: renamed-user
$org = $_ENV['INFLUX_ORG'] ?? $endpoint['org']; // lint-expect: moved-org
file_put_contents(getenv('INFLUX_JSON_FILE'), json_encode($endpoint));
