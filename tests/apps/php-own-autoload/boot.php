<?php
spl_autoload_register(fn ($c) => require __DIR__ . "/classes/$c.php");
Registry::set('rels', json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), true));
Registry::set('influx', Registry::get('rels')['influxdb'][0]);
Registry::set('db', Registry::get('rels')['database'][0]);
$GLOBALS['influx'] = Registry::get('influx');
define('INFLUX', serialize(Registry::get('influx')));
