<?php
require_once 'Registry.class.php';

class Bootstrap
{
    public static function run()
    {
        $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')));
        Registry::set('ts', $all->timedb[0]);
        Registry::set('db', $all->database[0]);
        Registry::set('user', 'nobody');
    }

    public static function dsn()
    {
        $db = Registry::get('db');
        return "mysql://{$db->user}:{$db->password}@{$db->host}"; // lint-silent: MySQL
    }

    public static function token()
    {
        return Registry::get('ts')->api_token; // lint-expect: moved-api-token
    }

    public static function describe()
    {
        $ts = Registry::get('ts');
        $parts = array();
        foreach (array('org', 'bucket') as $p) { // lint-expect: moved-org moved-bucket
            $parts[] = $p . '=' . $ts->$p;
        }
        return implode(' ', $parts) . Registry::get('user'); // lint-silent: a name in the registry
    }
}
Bootstrap::run();
