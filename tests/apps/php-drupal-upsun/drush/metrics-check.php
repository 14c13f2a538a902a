<?php

// Run on deploy, before Drupal is there.
$relationships = getenv('PLATFORM_RELATIONSHIPS') ?: exit("no relationships\n");
$relationships = json_decode(base64_decode($relationships));

$influx = $relationships->metrics[0];
printf("InfluxDB at %s, bucket %s\n", $influx->host, $influx->bucket); // lint-expect: moved-bucket

if (!property_exists($influx, 'api_token')) { // lint-expect: moved-api-token
    fwrite(STDERR, "no token\n");
}

// $influx->user was what we used before tokens. lint-silent: a comment
$mysql = $relationships->{'database'}[0] ?? exit(0);
echo $mysql->user ?? $mysql->username, "\n"; // lint-silent: MySQL
echo $relationships->metrics[0]->query->org ?? '', "\n"; // lint-silent: the new place
