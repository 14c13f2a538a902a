<?php
/*
 * Plugin Name: Acme loader
 */

// lint-silent-next: who is logged in
add_action( 'init', function () {
	$current = wp_get_current_user();
	$GLOBALS['acme_current'] = [ 'user' => $current->user_login ]; // lint-silent: written
} );

$GLOBALS['acme_stats'] = defined( 'ACME_INFLUX' ) ? ACME_INFLUX : [];

function acme_stats_label() {
	global $acme_stats;

	return $acme_stats['bucket'] . ' on ' . $acme_stats['host']; // lint-expect: moved-bucket
}

function acme_stats_owner() {
	return $GLOBALS['acme_stats']['org']; // lint-expect: moved-org
}

function acme_current_user() {
	return $GLOBALS['acme_current']['user']; // lint-silent: who is logged in
}
