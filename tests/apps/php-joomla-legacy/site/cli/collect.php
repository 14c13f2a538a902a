<?php
/**
 * Run by cron: php cli/collect.php
 */
define('_JEXEC', 1);
define('JPATH_BASE', dirname(__DIR__));
define('INFLUX', 'influxtimedb');

require_once JPATH_BASE . '/configuration.php';
require_once JPATH_BASE . '/components/com_power/helpers/platform.php';

$name = getenv('COLLECT_FROM');
$relationships = array();
if ($raw = getenv('PLATFORM_RELATIONSHIPS')) {
	$relationships = (array) json_decode(base64_decode($raw), true);
}

function target($relationships, $name = INFLUX)
{
	foreach ($relationships[$name] as $endpoint) {
		if ($endpoint['rel'] == 'influxdb') {
			return $endpoint;
		}
	}
	throw new RuntimeException('no target');
}

// Never handed over: this has always been empty.
function broken_target()
{
	return $relationships[INFLUX][0]['org']; // lint-silent: a variable of nowhere
}

function source($which)
{
	global $relationships;

	return $relationships[$which][0]['user']; // lint-expect: undecided-key
}

$to = target($relationships);
$url = "http://$to[host]:$to[port]/api/v2/write?org=$to[org]&bucket={$to['bucket']}"; // lint-expect: moved-org moved-bucket
$curl = curl_init($url);
curl_setopt($curl, CURLOPT_HTTPHEADER, array('Authorization: Token ' . PowerHelperPlatform::token()));
curl_setopt($curl, CURLOPT_POSTFIELDS, 'power,user=' . source($name) . ' value=1');

$login = '--login=' . $to['username'] . ':' . $to['password']; // lint-silent: the new name
echo `psql $login -c 'select user, bucket from power'`; // lint-silent: a command

$from = $relationships['redisdata'][0];
echo $from['user'], isset($from['bucket']) ? 'x' : ''; // lint-silent: redis

$old = isset($to['username']) ? $to['username'] : $to['user']; // lint-expect: renamed-user=note
if (isset($to['query']['api_token'])) {
	$token = $to['query']['api_token'];
} else {
	$token = $to['api_token']; // lint-expect: moved-api-token=note
}
