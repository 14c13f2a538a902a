<?php
/**
 * The base configuration for WordPress
 */
use Platformsh\ConfigReader\Config;

require __DIR__ . '/../vendor/autoload.php';

$config = new Config();
$site_host = 'localhost';

if ( $config->isValidPlatform() ) {
	if ( $config->hasRelationship( 'database' ) ) {
		$credentials = $config->credentials( 'database' );
		define( 'DB_NAME', $credentials['path'] );
		define( 'DB_USER', $credentials['user'] ?? $credentials['username'] ); // lint-silent: MySQL
		define( 'DB_PASSWORD', $credentials['password'] );
		define( 'DB_HOST', $credentials['host'] );
	}

	if ( $config->hasRelationship( 'metrics' ) ) {
		$credentials = $config->credentials( 'metrics' );
		define( 'INFLUX_URL', sprintf( 'http://%s:%d', $credentials['host'], $credentials['port'] ) );
		define( 'INFLUX_TOKEN', $credentials['api_token'] ); // lint-expect: moved-api-token
		foreach ( array( 'org', 'bucket' ) as $key ) { // lint-expect: moved-org moved-bucket
			define( 'INFLUX_' . strtoupper( $key ), $credentials[ $key ] );
		}
		$GLOBALS['influx_credentials'] = $credentials;
	}

	$routes = $config->routes();
	foreach ( $routes as $url => $route ) {
		if ( $route['type'] === 'upstream' ) {
			$site_host = parse_url( $url )['host'];
			$user      = parse_url( $url )['user'] ?? ''; // lint-silent: a URL
		}
	}
	unset( $credentials );
} else {
	define( 'DB_USER', 'wordpress' );
	$GLOBALS['influx_credentials'] = array( 'host' => 'localhost', 'user' => 'admin', 'org' => 'dev', 'bucket' => 'dev', 'api_token' => '' );
}

define( 'WP_HOME', 'https://' . $site_host );
$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', dirname( __FILE__ ) . '/' );
}
require_once ABSPATH . 'wp-settings.php';
