<?php
// Warns where something is missing.
add_action( 'init', 'platform_check' );
function platform_check() {
	if ( ! function_exists( 'ed_relationships' ) ) {
		return;
	}
	$missing = array();
	foreach ( ed_relationships() as $name => $services ) {
		foreach ( $services as $service ) {
			switch ( $service['scheme'] ) {
				case 'mysql':
					if ( empty( $service['user'] ) ) { // lint-silent: MySQL
						$missing[] = $name;
					}
					break;
				case 'http':
					if ( strpos( $service['type'], 'influxdb' ) === 0 && empty( $service['org'] ) ) { // lint-expect: moved-org
						$missing[] = $name;
					}
					break;
			}
		}
	}
	// $service['user'] is gone by now.
	if ( $missing ) {
		error_log( implode( ', ', $missing ) );
	}
}
