<?php
$config = require dirname(__DIR__) . '/app/etc/env.php';
$endpoint = $config['sensors']['endpoint'];

$keys = ['org', 'bucket']; // lint-expect: moved-org moved-bucket
$pairs = array_map(null, $keys, array_map(fn ($k) => $endpoint[$k], $keys));
foreach ($pairs as [$key, $value]) {
    echo "$key=$value\n";
}

[$scheme, $user] = [$endpoint['scheme'], $endpoint['user']]; // lint-expect: renamed-user
echo $config['sensors']['organisation'], $config['db']['connection']['default']['user'], PHP_EOL; // lint-silent: own configuration

$read = static function (string $key, string $in = 'endpoint') use ($config) {
    return $config['sensors'][$in][$key] ?? null;
};
echo $read('api_token'), $read('host'); // lint-expect: moved-api-token
echo <<<TXT
  {$endpoint["host"]} and $endpoint[org] ({$read("host")}) lint-expect: moved-org
TXT; // the organisation is in the text above

$fn = 'read_' . 'user';
function read_user(array $e) { return $e['user']; } // lint-expect: renamed-user
echo $fn($endpoint);

goto done;
done:
for ($i = 0, $names = array_keys($config['sensors']); $i < count($names); ++$i) {
    echo $names[$i];
}
do {
    $line = array_shift($keys);
} while ($line && print($endpoint[$line] . "\n"));
