<?php

use App\Influx\Settings;

require __DIR__ . '/../src/Influx/Settings.php';
require __DIR__ . '/../lib/db.php';

$settings = new Settings();
echo $settings->login(), ' ', $settings->host(), ' ', $settings->bucket(), ' ', $settings->token(), "\n";
echo db_user(), "\n";
