<?php
/* configuration, read by everything */
error_reporting(E_ALL & ~E_NOTICE);

define('ROOT', dirname(dirname(__FILE__)));
define('REL_TSDB', 'timedb');
const REL_DB = 'database';

$cfg = array();
$cfg['title'] = 'Portal';

$PSH = array();
if (!empty($_ENV['PLATFORM_RELATIONSHIPS'])) {
    $PSH = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), TRUE);
}

if ($PSH) {
    $db = $PSH[REL_DB][0];
    $cfg['db'] = array('host' => $db['host'], 'user' => $db['username'], 'pass' => $db['password']); // lint-silent: written
    while (list($k, $v) = each($PSH[REL_TSDB][0])) {
        $cfg['ts'][$k] = $v;
    }
    $cfg['old'] = current($PSH['legacy']);
}
unset($db);

require_once ROOT . '/lib/functions.php';
require_once ROOT . '/lib/ts.php';
