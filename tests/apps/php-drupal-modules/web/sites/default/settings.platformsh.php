<?php

/**
 * @file
 * Platform.sh settings.
 */

use Drupal\Core\Installer\InstallerKernel;

$platformsh = new \Platformsh\ConfigReader\Config();

// Configure the database.
if ($platformsh->hasRelationship('database')) {
  $creds = $platformsh->credentials('database');
  $databases['default']['default'] = [
    'driver' => $creds['scheme'],
    'database' => $creds['path'],
    'username' => $creds['username'],
    'password' => $creds['password'],
    'host' => $creds['host'],
    'port' => $creds['port'],
    'user' => $creds['user'] ?? NULL, // lint-silent: of something else
  ];
}

if ($platformsh->hasRelationship('redis') && !InstallerKernel::installationAttempted() && extension_loaded('redis')) {
  $redis = $platformsh->credentials('redis');
  $settings['redis.connection']['host'] = $redis['host'];
}

if ($platformsh->hasRelationship('influxdb')) {
  $creds = $platformsh->credentials('influxdb');
  $settings['influx'] = [
    'url' => sprintf('http://%s:%d', $creds['host'], $creds['port']),
    'user' => $creds['user'], // lint-expect: renamed-user
  ];
  $config['influx_stats.settings']['bucket'] = $creds['bucket']; // lint-expect: moved-bucket
  $settings['influx_endpoint'] = $creds;
}

foreach ($platformsh->variables() as $name => $value) {
  $parts = explode(':', $name);
  [$prefix, $key] = array_pad($parts, 3, NULL);
  switch ($prefix) {
    case 'drupalsettings':
    case 'drupal':
      $settings[$key] = $value;
      break;
  }
}
