<?php

function ed_relationships() {
	static $relationships = null;
	if ( null === $relationships ) {
		$encoded       = isset( $_ENV['PLATFORM_RELATIONSHIPS'] ) ? $_ENV['PLATFORM_RELATIONSHIPS'] : getenv( 'PLATFORM_RELATIONSHIPS' );
		$relationships = $encoded ? json_decode( base64_decode( $encoded ), true ) : array();
	}
	return apply_filters( 'ed_relationships', $relationships );
}

function ed_credentials( $name ) {
	$all = ed_relationships();
	if ( empty( $all[ $name ] ) ) {
		return false;
	}
	list( $first ) = $all[ $name ];
	return $first;
}

function ed_platform_defaults() {
	$c = ed_credentials( 'metrics' );
	return array(
		'url'    => $c['scheme'] . '://' . $c['host'],
		'bucket' => $c['bucket'], // lint-expect: moved-bucket
		'user'   => $c ? $c['user'] : '', // lint-expect: renamed-user
	);
}

function ed_search_user() {
	$c = ed_credentials( 'search' );
	return $c['user'] ?? null; // lint-silent: Elasticsearch
}

function ed_shortcode( $atts ) {
	global $influx_credentials, $wpdb;
	$atts = shortcode_atts( array( 'range' => '1h', 'org' => $influx_credentials['org'] ), $atts, 'energy' ); // lint-expect: moved-org
	$user = wp_get_current_user()->user; // lint-silent: WordPress's user
	ob_start();
	include dirname( __DIR__ ) . '/templates/shortcode.php';
	return ob_get_clean();
}
