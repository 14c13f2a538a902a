<?php

function capture(string $command): string
{
    return trim((string) shell_exec($command));
}

$token = capture('echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r ".influxdb[0].api_token"'); // lint-expect: moved-api-token
$login = capture('echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r ".mysql[0].user"'); // lint-silent: MySQL
exec("platform relationships -P influxdb.0.user", $lines); // lint-expect: renamed-user
exec("platform relationships -P mysql.0.user", $lines); // lint-silent: MySQL
$all = json_decode(capture('echo $PLATFORM_RELATIONSHIPS | base64 -d'), true);
echo $all['influxdb'][0]['org'], $all['influxdb'][0]['host']; // lint-expect: moved-org
echo $all['mysql'][0]['user'], $all['redis'][0]['bucket']; // lint-silent: MySQL and Redis
