<?php
require 'boot.php';
echo Config::getInstance()->influx->user; // lint-expect: renamed-user
echo Config::getInstance()->db->user; // lint-silent: MySQL
echo Config::getInstance()->get('influx.org'); // lint-expect: moved-org
echo Config::getInstance()->get('db.user'); // lint-silent: MySQL
echo unserialize(INFLUX)['bucket']; // lint-expect: moved-bucket
function f() { global $influx; return $influx['api_token']; } // lint-expect: moved-api-token
echo f();
function g($k) { return Registry::get('influx')[$k]; }
echo g('user'), g('host'); // lint-expect: renamed-user
echo Registry::get('db')['user']; // lint-silent: MySQL
