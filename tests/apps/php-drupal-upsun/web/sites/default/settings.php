<?php

/**
 * @file
 * Drupal's configuration.
 */

$databases = [];
$settings['hash_salt'] = 'set-on-the-platform';
$settings['update_free_access'] = FALSE;
$settings['container_yamls'][] = $app_root . '/' . $site_path . '/services.yml';
$settings['rooms'] = ['user' => 'kiosk', 'bucket' => 'rooms-dev']; // lint-silent: settings of our own

$config_directories = [];

// On the platform, everything comes from the environment.
if (file_exists($app_root . '/' . $site_path . '/settings.platformsh.php')) {
  include $app_root . '/' . $site_path . '/settings.platformsh.php';
}

if (file_exists($app_root . '/' . $site_path . '/settings.local.php')) {
  include $app_root . '/' . $site_path . '/settings.local.php';
}
