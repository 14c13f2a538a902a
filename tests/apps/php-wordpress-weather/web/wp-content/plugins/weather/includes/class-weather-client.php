<?php

class Weather_Client {

	private Weather_Settings $settings;

	public function __construct( ?Weather_Settings $settings = null ) {
		$this->settings = $settings ?: Weather_Settings::instance();
	}

	public function url(): string {
		return add_query_arg(
			array(
				'org'    => $this->settings->get( 'organisation' ), // lint-silent: the key of a query
				'bucket' => $this->settings->get( 'bucket' ), // lint-expect: moved-bucket
			),
			'http://' . $this->settings->get( 'host' ) . ':' . $this->settings->get( 'port', 8086 ) . '/api/v2/write'
		);
	}

	public function post( string $body ) {
		return wp_remote_post( $this->url(), array(
			'headers' => array( 'Authorization' => 'Token ' . WEATHER_TOKEN ),
			'body'    => $body,
		) );
	}
}
