<?php

$databases = [];
$settings['update_free_access'] = FALSE;
$config_directories = [];

if (file_exists($app_root . '/' . $site_path . '/settings.platformsh.php')) {
  include $app_root . '/' . $site_path . '/settings.platformsh.php';
}

$settings['meter_fallback_user'] = $settings['meter']['user'] ?? 'none'; // lint-silent: own setting
