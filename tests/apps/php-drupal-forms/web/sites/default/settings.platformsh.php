<?php
$platformsh = new \Platformsh\ConfigReader\Config();
if (!$platformsh->inRuntime()) { return; }
$creds = $platformsh->credentials('database');
$databases['default']['default'] = ['username' => $creds['user'] ?? $creds['username'], 'host' => $creds['host']];
if ($platformsh->hasRelationship('influxdb')) {
  $creds = $platformsh->credentials('influxdb');
  $config['telemetry.settings']['connection'] = $creds;
  $config['telemetry.settings']['org'] = $creds['org']; // lint-expect: moved-org
  $settings['telemetry'] = $creds;
}
