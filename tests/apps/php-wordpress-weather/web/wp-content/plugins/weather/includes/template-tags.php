<?php

function the_weather_station( $echo = true ) {
	$settings = Weather_Settings::instance()->all();
	$station  = wp_parse_args( array( 'name' => get_bloginfo( 'name' ) ), $settings );
	$text     = esc_html( $settings['org'] ) . ' / ' . esc_html( wp_get_current_user()->user ); // lint-expect: moved-org
	if ( ! $echo ) {
		return $text;
	}
	echo $text;
}
