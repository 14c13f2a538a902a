#!/usr/bin/env php
<?php

chdir(dirname(__DIR__));
require 'vendor/autoload.php';

/** @var \Psr\Container\ContainerInterface $container */
$container = require 'config/container.php';
$options = $container->get(Telemetry\Options::class);
printf("%s %s\n", $options->user(), $options->port());
$config = $container->get('config');
fwrite(STDERR, $config['telemetry']['endpoint']['user'] . PHP_EOL); // lint-expect: renamed-user
fwrite(STDERR, $config['pdo']['user'] . PHP_EOL); // lint-silent: the app's own key
