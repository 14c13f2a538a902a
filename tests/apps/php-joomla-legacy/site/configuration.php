<?php
class JConfig {
	public $offline = '0';
	public $sitename = 'Power';
	public $dbtype = 'mysqli';
	public $host = 'localhost';
	public $user = ''; // lint-silent: the database user of Joomla
	public $password = '';
	public $db = '';
	public $influx = array();
	public $influx_user = '';
	public $influx_bucket = 'power';

	public function __construct() {
		if (!isset($_ENV['PLATFORM_RELATIONSHIPS'])) {
			return;
		}
		$relationships = $_ENV['PLATFORM_RELATIONSHIPS'];
		$relationships = json_decode(base64_decode($relationships), TRUE);

		if (isset($relationships['database'][0])) {
			$this->host = $relationships['database'][0]['host'];
			$this->user = $relationships['database'][0]['user']; // lint-silent: MySQL
			$this->db = $relationships['database'][0]['path'];
		}

		$this->influx = $relationships['influxtimedb'][0];
		$this->influx_user = $relationships['influxtimedb'][0]['user']; // lint-expect: renamed-user
		if (array_key_exists('bucket', $this->influx)) { // lint-expect: moved-bucket
			$this->influx_bucket = $this->influx['bucket']; // lint-expect: moved-bucket
		}
	}
}
