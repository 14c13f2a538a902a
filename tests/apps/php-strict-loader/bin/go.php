<?php
use App\{Account, Loader};
require __DIR__ . '/../vendor/autoload.php';
$loader = new Loader();
$creds = $loader->influx();
echo $creds->user, $creds->apiToken; // lint-silent: properties
echo $loader->hydrate(Account::class, 'influxdb')->user; // lint-silent: a property
$e = $loader->byType('influxdb');
echo $e['user'] ?? 'none'; // lint-expect: renamed-user
$m = $loader->byType('mysql');
echo $m['user'] ?? 'none'; // lint-silent: MySQL
$q = (new Loader())->first(name: 'influxdb');
echo $q['query']['org'] ?? 'none'; // lint-silent: the new place
$user = isset($q['username']) ? $q['username'] : (isset($q['user']) ? $q['user'] : null); // lint-expect: renamed-user=note renamed-user=note
['host' => $h, 'bucket' => $b] = $q + ['bucket' => 'x']; // lint-expect: moved-bucket
static fn (): string => $q['org']; // lint-expect: moved-org
echo trim($q['api_token']); // lint-expect: moved-api-token
