<?php
defined('_JEXEC') or die;

class PlgSystemPower extends JPlugin
{
	public function onAfterInitialise()
	{
		require_once JPATH_SITE . '/components/com_power/helpers/platform.php';

		$endpoint = call_user_func(array('PowerHelperPlatform', 'relationship'), 'influxtimedb');
		$this->params->set('influx.user', $endpoint['user']); // lint-expect: renamed-user
		$this->params->set('influx.host', $endpoint['host']); // lint-silent: stays

		$names = array('user' => 'u', 'org' => 'o'); // lint-silent: our own keys
		$pick = function ($key, $short) use ($endpoint) {
			return array($short => $endpoint[$key]);
		};
		$this->params->loadArray($pick('org', $names['org'])); // lint-expect: moved-org
		$this->params->loadArray(call_user_func_array($pick, array('bucket', 'b'))); // lint-expect: moved-bucket

		$database = call_user_func('PowerHelperPlatform::relationship', 'database');
		$this->params->set('db.user', $database['user']); // lint-silent: MySQL
	}
}
