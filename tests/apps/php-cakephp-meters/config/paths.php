<?php

define('ROOT', dirname(__DIR__));
define('CONFIG', ROOT . DIRECTORY_SEPARATOR . 'config' . DIRECTORY_SEPARATOR);
