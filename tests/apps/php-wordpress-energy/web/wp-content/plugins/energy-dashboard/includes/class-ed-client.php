<?php

class ED_Client {
	private $data = array();
	private static $map = array(
		'token' => 'api_token', // lint-expect: moved-api-token
		'org'   => 'org', // lint-expect: moved-org
		'host'  => 'host',
	);

	public function __construct( array $credentials ) {
		foreach ( self::$map as $property => $key ) {
			$this->data[ $property ] = $credentials[ $key ];
		}
		$this->data['auth'] = base64_encode( "{$credentials['user']}:{$credentials['password']}" ); // lint-expect: renamed-user
	}

	public function __get( $name ) {
		return array_key_exists( $name, $this->data ) ? $this->data[ $name ] : null;
	}

	public function query( $flux ) {
		return wp_remote_post( "http://{$this->host}:8086/api/v2/query?org={$this->org}", array( // lint-silent: own data
			'headers' => array( 'Authorization' => 'Token ' . $this->token ),
			'body'    => $flux,
		) );
	}
}
