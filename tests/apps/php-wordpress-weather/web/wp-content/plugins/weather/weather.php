<?php
/**
 * Plugin Name: Weather
 */

defined( 'ABSPATH' ) || exit;

require_once plugin_dir_path( __FILE__ ) . 'includes/class-weather-settings.php';
require_once plugin_dir_path( __FILE__ ) . 'includes/class-weather-client.php';
require_once plugin_dir_path( __FILE__ ) . 'includes/template-tags.php';

add_filter( 'weather_settings', function ( array $settings ): array {
	$settings['bucket'] = WEATHER_ENDPOINT['bucket']; // lint-expect: moved-bucket
	return $settings;
} );

add_action( 'plugins_loaded', array( 'Weather_Settings', 'instance' ) );

if ( defined( 'WP_CLI' ) && WP_CLI ) {
	WP_CLI::add_command( 'weather sync', function ( $args, $assoc_args ) {
		$user = $assoc_args['user'] ?? Weather_Settings::instance()->get( 'user' ); // lint-expect: renamed-user
		WP_CLI::success( 'synchronised by ' . $user );
	} );
}
