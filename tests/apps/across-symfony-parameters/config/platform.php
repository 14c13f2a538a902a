<?php

use App\DependencyInjection\Relationships;
use Symfony\Component\DependencyInjection\ContainerBuilder;

/** @var ContainerBuilder $container */
$relationships = Relationships::fromEnvironment();

if ($influx = $relationships->first('metrics')) {
    $container->setParameter('influx.endpoint', $influx);
    $container->setParameter('influx.user', $influx['user']); // lint-expect: renamed-user
    $container->setParameter('influx.host', $influx['host']); // lint-silent: the host
}
if ($database = $relationships->first('database')) {
    $container->setParameter('database.endpoint', $database);
    $container->setParameter('database.user', $database['username']); // lint-silent: MySQL
    $container->setParameter('database.owner', $database['user']); // lint-silent: MySQL
}
