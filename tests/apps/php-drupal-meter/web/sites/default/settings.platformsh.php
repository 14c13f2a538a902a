<?php

/**
 * @file
 * Platform.sh settings.
 */

use Drupal\Core\Installer\InstallerKernel;

$platformsh = new \Platformsh\ConfigReader\Config();

if (!$platformsh->inRuntime()) {
  return;
}

$platformsh->registerFormatter('drupal-meter', function (array $credentials): array {
  return [
    'base_uri' => $credentials['scheme'] . '://' . $credentials['host'] . ':' . $credentials['port'],
    'user' => $credentials['user'], // lint-expect: renamed-user
    'pass' => $credentials['password'],
    'organisation' => $credentials['org'] ?? '', // lint-expect: moved-org
  ];
});
$platformsh->registerFormatter('drupal-db', 'platformsh_drupal_db');
$platformsh->registerFormatter('token', fn ($c) => $c['query']['api_token'] ?? $c['api_token']); // lint-expect: moved-api-token=note

function platformsh_drupal_db(array $credentials) {
  return ['username' => $credentials['user'] ?? $credentials['username'], 'host' => $credentials['host']]; // lint-silent: MariaDB
}

if ($platformsh->hasRelationship('mariadb')) {
  $databases['default']['default'] = $platformsh->formattedCredentials('mariadb', 'drupal-db');
}

if ($platformsh->hasRelationship('tsdb') && !InstallerKernel::installationAttempted()) {
  $settings['meter'] = $platformsh->formattedCredentials('tsdb', 'drupal-meter');
  $settings['meter']['token'] = $platformsh->formattedCredentials('tsdb', 'token');
  $settings['meter_endpoint'] = $platformsh->credentials('tsdb');
  $config['meter.settings']['bucket'] = $platformsh->credentials('tsdb')['bucket']; // lint-expect: moved-bucket
}

if (isset($platformsh->projectEntropy) && empty($settings['hash_salt'])) {
  $settings['hash_salt'] = $platformsh->projectEntropy;
}

// Set trusted hosts based on Platform.sh routes.
foreach ($platformsh->routes() as $url => $route) {
  $settings['trusted_host_patterns'][] = preg_quote(parse_url($url, PHP_URL_HOST) . ($route['user'] ?? '')); // lint-silent: a route
}

// Import variables prefixed with 'd8settings:' into $settings.
foreach ($platformsh->variables() as $name => $value) {
  [$prefix, $key] = explode(':', $name, 2) + [NULL, NULL];
  switch ($prefix) {
    case 'd8settings':
      $settings[$key] = $value;
      break;
  }
}
