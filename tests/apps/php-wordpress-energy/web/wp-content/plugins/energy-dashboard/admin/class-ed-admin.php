<?php

class ED_Admin {
	public static function init() {
		add_action( 'admin_menu', array( __CLASS__, 'menu' ) );
		add_action( 'admin_notices', function () {
			$c = ed_credentials( 'metrics' );
			if ( ! $c || ! isset( $c['api_token'] ) ) { // lint-expect: moved-api-token
				echo '<div class="notice">no token</div>';
			}
		} );
	}

	public static function menu() {
		add_options_page( 'Energy', 'Energy', 'manage_options', 'energy', array( 'ED_Admin', 'page' ) );
	}

	public static function page() {
		$fields = array(
			'user'   => __( 'User' ), // lint-expect: renamed-user
			'bucket' => __( 'Bucket' ), // lint-expect: moved-bucket
			'port'   => __( 'Port' ),
		);
		$credentials = ed_credentials( 'metrics' );
		foreach ( $fields as $key => $label ) : ?>
			<tr><th><?php echo esc_html( $label ); ?></th><td><?php echo esc_html( $credentials[ $key ] ); ?></td></tr>
		<?php endforeach; ?>
		<p><?= $credentials['org'] ?></p><?php // lint-expect: moved-org
	}
}
ED_Admin::init();
