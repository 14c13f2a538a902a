<?php

require __DIR__ . '/../vendor/autoload.php';

$platformsh = new \Platformsh\ConfigReader\Config();

if ( $platformsh->isValidPlatform() && $platformsh->inRuntime() ) {
	require __DIR__ . '/wp-config-platform.php';
} else {
	define( 'DB_USER', 'wp' );
	define( 'WEATHER_ENDPOINT', [ 'host' => 'localhost', 'user' => 'dev', 'org' => 'dev' ] ); // lint-silent: for development
}

$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
