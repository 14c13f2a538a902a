<?php

use Cake\Core\Configure;
use Cake\Core\Configure\Engine\PhpConfig;
use Cake\Datasource\ConnectionManager;

require __DIR__ . '/paths.php';

Configure::config('default', new PhpConfig());
Configure::load('app', 'default', false);

if (env('PLATFORM_RELATIONSHIPS')) {
    require CONFIG . 'platform.php';
}

ConnectionManager::setConfig(Configure::consume('Datasources'));
