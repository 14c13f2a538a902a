<?php
/**
 * Plugin Name: Energy Dashboard
 */

defined( 'ABSPATH' ) || exit;

define( 'ED_PATH', plugin_dir_path( __FILE__ ) );

require_once ED_PATH . 'includes/helpers.php';
require_once ED_PATH . 'includes/class-ed-client.php';
require_once ED_PATH . 'admin/class-ed-admin.php';

final class Energy_Dashboard {

	/** @var Energy_Dashboard */
	protected static $_instance = null;

	public $client;
	public $options = array();

	public static function instance() {
		if ( is_null( self::$_instance ) ) {
			self::$_instance = new self();
		}
		return self::$_instance;
	}

	private function __construct() {
		$this->options = wp_parse_args( get_option( 'energy_dashboard', array() ), ed_platform_defaults() );
		$this->client  = new ED_Client( ed_credentials( 'metrics' ) );
		add_action( 'init', array( $this, 'register' ) );
		add_filter( 'energy_dashboard_owner', array( $this, 'owner' ), 10, 2 );
		add_shortcode( 'energy', 'ed_shortcode' );
	}

	public function register() {
		register_rest_route( 'energy/v1', '/status', array(
			'methods'  => 'GET',
			'callback' => array( $this, 'status' ),
		) );
	}

	public function status( $request ) {
		return rest_ensure_response( array(
			'org'    => $this->client->org,
			'bucket' => $this->options['bucket'],
			'user'   => $request['user'], // lint-silent: a request
		) );
	}

	public function owner( $default, $credentials ) {
		return isset( $credentials['user'] ) ? $credentials['user'] : $default;
	}
}

function ED() {
	return Energy_Dashboard::instance();
}
$GLOBALS['energy_dashboard'] = ED();
