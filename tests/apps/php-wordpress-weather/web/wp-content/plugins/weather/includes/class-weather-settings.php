<?php

class Weather_Settings {

	private static $instance = null;

	private $values;

	private function __construct() {
		$this->values = defined( 'WEATHER_ENDPOINT' ) ? WEATHER_ENDPOINT : array();
		foreach ( WEATHER_KEYS as $name => $key ) {
			$this->values[ $name ] = WEATHER_ENDPOINT[ $key ];
		}
	}

	public static function instance(): self {
		if ( null === self::$instance ) {
			self::$instance = new self();
		}
		return self::$instance;
	}

	public function get( $name, $default = '' ) {
		return isset( $this->values[ $name ] ) ? $this->values[ $name ] : $default;
	}

	public function all(): array {
		return apply_filters( 'weather_settings', $this->values );
	}
}
