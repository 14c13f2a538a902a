<?php
$databases = [];
$settings['hash_salt'] = 'x';
if (getenv('PLATFORM_RELATIONSHIPS')) { include __DIR__ . '/settings.platformsh.php'; }
if (file_exists($app_root . '/' . $site_path . '/settings.local.php')) { include $app_root . '/' . $site_path . '/settings.local.php'; }
