<?php
/**
 * The base configuration for WordPress, on Platform.sh and at home.
 */

$site_scheme = 'http';

// Set default scheme and hostname, and the database from the relationship.
if ( isset( $_ENV['PLATFORM_RELATIONSHIPS'] ) ) {
	$relationships = json_decode( base64_decode( $_ENV['PLATFORM_RELATIONSHIPS'] ), true );

	foreach ( $relationships['database'] as $endpoint ) {
		if ( empty( $endpoint['query']['is_master'] ) ) {
			continue;
		}
		define( 'DB_NAME', $endpoint['path'] );
		define( 'DB_USER', $endpoint['user'] ?? $endpoint['username'] ); // lint-silent: MySQL
		define( 'DB_PASSWORD', $endpoint['password'] );
		define( 'DB_HOST', $endpoint['host'] );
	}

	define( 'ACME_INFLUX', $relationships['stats'][0] );
	define( 'ACME_INFLUX_USER', $relationships['stats'][0]['user'] ); // lint-expect: renamed-user
	define( 'ACME_INFLUX_URL', "{$relationships['stats'][0]['scheme']}://{$relationships['stats'][0]['host']}" ); // lint-silent: both stay

	$routes = json_decode( base64_decode( $_ENV['PLATFORM_ROUTES'] ), true );
	foreach ( $routes as $url => $route ) {
		if ( 'upstream' === $route['type'] && $route['org'] ?? false ) { // lint-silent: a route
			$site_scheme = parse_url( $url, PHP_URL_SCHEME );
			break;
		}
	}
} else {
	define( 'DB_NAME', 'wordpress' );
	define( 'DB_USER', 'root' );
	define( 'DB_PASSWORD', '' );
	define( 'DB_HOST', 'localhost' );
}

define( 'DB_CHARSET', 'utf8mb4' );
$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}

require_once ABSPATH . 'wp-settings.php';
