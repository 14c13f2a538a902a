<?php
chdir(dirname(__FILE__) . '/..');
include 'inc/config.inc.php';

$targets = array();
foreach ($PSH as $name => $list) {
    foreach ($list as $i => $endpoint) {
        list($kind, $version) = explode(':', $endpoint['type']);
        if ($kind != 'influxdb') continue;
        if (version_compare($version, '2.0', '<')) continue;
        $targets[] = $endpoint;
    }
}

function poll($target) {
    $ch = curl_init('http://' . $target['host'] . ':' . $target['port'] . '/api/v2/query?org=' . urlencode($target['org'])); // lint-expect: moved-org
    curl_setopt($ch, CURLOPT_HTTPHEADER, array('Authorization: Token ' . $target['api_token'])); // lint-expect: moved-api-token
    $out = curl_exec($ch);
    curl_close($ch);
    return $out;
}

$results = array_map('poll', $targets);
$login = array_get($PSH, 'timedb/0/user'); // lint-expect: renamed-user
$dblogin = array_get($PSH, 'database/0/user'); // lint-silent: MySQL
mail($cfg['admin'], 'poll', print_r($results, true) . $login . $dblogin);
