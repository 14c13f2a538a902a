<?php

/**
 * @file
 * Platform.sh settings.
 */

if (empty($_ENV['PLATFORM_RELATIONSHIPS'])) {
  return;
}

$relationships = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), TRUE);

if (empty($databases['default']['default'])) {
  foreach ($relationships as $key => $endpoints) {
    foreach ($endpoints as $instance) {
      if (!empty($instance['scheme']) && ($instance['scheme'] === 'mysql' || $instance['scheme'] === 'pgsql')) {
        $databases[$key]['default'] = [
          'driver' => $instance['scheme'],
          'database' => $instance['path'],
          'username' => $instance['username'], // lint-silent: the right key of a database
          'password' => $instance['password'],
          'host' => $instance['host'],
          'port' => $instance['port'],
          'init_user' => $instance['user'] ?? NULL, // lint-silent: databases only, by their scheme
        ];
      }
    }
  }
}

foreach ($relationships as $name => $endpoints) {
  foreach ($endpoints as $endpoint) {
    switch ($endpoint['rel']) {
      case 'influxdb':
        $settings['room_metrics'] = [
          'url' => $endpoint['scheme'] . '://' . $endpoint['host'] . ':' . $endpoint['port'],
          'user' => $endpoint['user'], // lint-expect: renamed-user
          'organisation' => $endpoint['org'], // lint-expect: moved-org
          'bucket' => $endpoint['bucket'], // lint-expect: moved-bucket
        ];
        $settings['room_metrics_endpoint'] = $endpoint;
        break;

      case 'redis':
        $settings['redis.connection']['host'] = $endpoint['host'];
        $settings['redis.connection']['user'] = $endpoint['user'] ?? ''; // lint-silent: redis
        break;

      default:
        $settings['services'][$name] = $endpoint['org'] ?? $name; // lint-silent: MySQL, as the other two are taken
    }
  }
}

foreach ($relationships as $endpoints) {
  $endpoint = reset($endpoints);
  if (strpos($endpoint['type'], 'influxdb') !== 0) {
    continue;
  }
  $config['room_metrics.settings']['token'] = $endpoint['api_token']; // lint-expect: moved-api-token
  $config['room_metrics.settings']['verify'] = FALSE;
}

// Anything may be behind this one.
foreach ($relationships as $endpoints) {
  foreach ($endpoints as $endpoint) {
    $settings['known_users'][] = $endpoint['user'] ?? ''; // lint-expect: undecided-key
  }
}
