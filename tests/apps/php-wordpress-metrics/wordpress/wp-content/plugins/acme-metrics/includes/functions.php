<?php

/**
 * What the platform gives, over what is set in the admin pages.
 */
function acme_influx_settings() {
	$stored   = get_option( 'acme_influx', array( 'user' => 'admin' ) ); // lint-silent: a default
	$defaults = array(
		'bucket'  => 'wordpress', // lint-silent: a default
		'timeout' => 3,
	);

	$settings = wp_parse_args( ACME_INFLUX, $defaults );
	$settings['prefix'] = $stored['user'] . '_' . $stored['bucket']; // lint-silent: an option of WordPress

	return apply_filters( 'acme_influx_settings', $settings );
}

function acme_lines( array $tags ) {
	$pairs = array();
	foreach ( $tags as $tag => $value ) {
		$pairs[] = "$tag=$value";
	}
	return implode( ',', $pairs );
}
