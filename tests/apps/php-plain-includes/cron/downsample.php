<?php

namespace Weather\Cron;

require_once __DIR__ . '/../lib/functions.php';
require_once __DIR__ . '/mail.inc';

use Weather\Config;
use Weather\Storage\Writer;

$endpoint = \Weather\credentials(index: 0, relationship: 'influx-db');
$task = <<<FLUX
    from(bucket: "{$endpoint['bucket']}") // lint-expect: moved-bucket
      |> range(start: -1h)
      |> to(bucket: "hourly", org: "$endpoint[org]") // lint-expect: moved-org
    FLUX;

$run = function (callable $send) use ($endpoint, $task): void {
    ['username' => $new, 'user' => $old] = $endpoint + ['username' => null, 'user' => null]; // lint-expect: renamed-user=note
    $send($task, $new ?? $old);
};

$run(fn (string $flux, ?string $user) => print "$user: $flux");

$writer = new Writer(new Config());
print $writer->target();

$byKey = array_map(
    static fn (string $key): string => (string) $endpoint[$key],
    ['host', 'password', 'api_token'] // lint-expect: moved-api-token
);

$settings = compact('byKey');
$settings['org'] = 'elsewhere'; // lint-silent: written
print $settings['org']; // lint-silent: our own array

print influx_url($endpoint);
