<?php

require_once __DIR__ . '/../vendor/autoload.php';
require_once dirname(__DIR__) . '/config/constants.php';

$root = dirname(__DIR__);
$settings = require $root . '/config/influx.php';
$database = (require __DIR__ . '/../config/database.php');
