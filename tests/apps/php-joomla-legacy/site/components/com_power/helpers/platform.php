<?php
defined('_JEXEC') or die;

use Platformsh\ConfigReader\Config;

/**
 * Written for the first version of the config reader: relationships are a property.
 */
class PowerHelperPlatform
{
	private static $config;

	/**
	 * @return Config
	 */
	public static function &getConfig()
	{
		if (!self::$config) {
			self::$config = new Config();
		}

		return self::$config;
	}

	public static function isPlatform()
	{
		return self::getConfig()->isAvailable();
	}

	public static function relationship($name, $index = 0)
	{
		$config = self::getConfig();

		if (!isset($config->relationships[$name][$index])) {
			return null;
		}

		return $config->relationships[$name][$index];
	}

	public static function describe()
	{
		$out = array();
		reset(self::getConfig()->relationships);
		foreach (self::getConfig()->relationships as $name => $endpoints) {
			$out[] = $name . ': ' . count($endpoints); // lint-silent: names only
		}

		return $out;
	}

	public static function token()
	{
		return self::getConfig()->relationships['influxtimedb'][0]['api_token']; // lint-expect: moved-api-token
	}

	public static function dsn()
	{
		list($scheme, $host, $user) = array_values(array_intersect_key(
			self::relationship('database'),
			array_flip(array('scheme', 'host', 'user')) // lint-silent: MySQL
		));

		return $scheme . '://' . $user . '@' . $host;
	}
}
