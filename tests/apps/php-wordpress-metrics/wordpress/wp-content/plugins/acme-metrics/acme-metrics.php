<?php
/**
 * Plugin Name: Acme metrics
 * Description: Counts what is read, in InfluxDB.
 */

defined( 'ABSPATH' ) || exit;

require_once plugin_dir_path( __FILE__ ) . 'includes/class-acme-influx.php';
require_once dirname( __FILE__ ) . '/includes/functions.php';

/** The one connection. */
function acme_influx(): Acme_Influx {
	static $influx = null;

	if ( null === $influx ) {
		$influx = new Acme_Influx( acme_influx_settings() );
	}

	return $influx;
}

add_action( 'shutdown', 'acme_count' );

function acme_count() {
	acme_influx()->count( 'views', array( 'user' => get_current_user_id() ) ); // lint-silent: a tag that is written
}

add_filter( 'debug_information', function ( array $info ) {
	$endpoint = ACME_INFLUX;

	$info['acme'] = array(
		'label'  => 'Acme',
		'fields' => array(
			'user'   => array( 'label' => 'User', 'value' => ACME_INFLUX_USER ), // lint-silent: a constant of our own
			'bucket' => array( 'label' => 'Bucket', 'value' => $endpoint['bucket'] ), // lint-expect: moved-bucket
			'host'   => array( 'label' => 'Host', 'value' => $endpoint['host'] ), // lint-silent: stays
		),
	);

	return $info;
} );
