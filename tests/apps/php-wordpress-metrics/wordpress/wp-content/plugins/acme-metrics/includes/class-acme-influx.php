<?php

class Acme_Influx {

	/** @var array */
	private $settings;

	/** @var string[] */
	private static $secrets = array( 'password', 'api_token' ); // lint-expect: moved-api-token

	public function __construct( $settings ) {
		$this->settings = $settings;
	}

	public function count( $measurement, array $tags ) {
		$s   = $this->settings;
		$url = add_query_arg(
			array(
				'org'    => rawurlencode( $s['org'] ), // lint-expect: moved-org
				'bucket' => $this->bucket(), // lint-silent: an argument of the URL
			),
			ACME_INFLUX_URL . '/api/v2/write'
		);

		return wp_remote_post(
			$url,
			array(
				'timeout' => $s['timeout'],
				'headers' => array( 'Authorization' => 'Token ' . $this->get( 'api_token' ) ), // lint-expect: moved-api-token
				'body'    => $measurement . ',' . acme_lines( $tags ) . ' n=1i',
			)
		);
	}

	public function bucket() {
		if ( isset( $this->settings['query'], $this->settings['query']['bucket'] ) ) {
			return $this->settings['query']['bucket'];
		}
		return $this->settings['bucket']; // lint-expect: moved-bucket=note
	}

	public function get( $key ) {
		return $this->settings[ $key ] ?? '';
	}

	public function user() {
		return $this->get( 'username' ) ?: $this->get( 'user' ); // lint-expect: renamed-user=note
	}

	public function redacted() {
		$copy = $this->settings;
		foreach ( self::$secrets as $secret ) {
			$copy[ $secret ] = substr( $copy[ $secret ], 0, 2 ) . '…';
		}
		return $copy;
	}
}
