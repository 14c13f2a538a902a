<?php

/*
 * Hands what Platform.sh provides to the container. Locally, config/parameters.yaml is used instead.
 */

$relationships = getenv('PLATFORM_RELATIONSHIPS');
if (!$relationships) {
    return;
}

$relationships = json_decode(base64_decode($relationships), true);

foreach ($relationships['database'] as $endpoint) {
    if (empty($endpoint['query']['is_master'])) {
        continue;
    }

    $container->setParameter('database_driver', 'pdo_' . $endpoint['scheme']);
    $container->setParameter('database_host', $endpoint['host']);
    $container->setParameter('database_user', $endpoint['username']); // lint-silent: the right key of another service
    $container->setParameter('database_name', $endpoint['path']);
}

foreach ($relationships['timeseries'] as $endpoint) {
    $url = "{$endpoint['scheme']}://{$endpoint['host']}:{$endpoint['port']}";

    $container->setParameter('influx_url', $url);
    $container->setParameter('influx_user', $endpoint['user']); // lint-expect: renamed-user
    $container->setParameter('influx_password', $endpoint['password']); // lint-silent: stays where it is
    $container->setParameter('influx_org', $endpoint['org']); // lint-expect: moved-org
    $container->setParameter('influx_bucket', $endpoint['bucket'] ?? 'telemetry'); // lint-expect: moved-bucket
}

// A container with one endpoint only, whatever it is called there.
$queue = $relationships['queue'][0];
$container->setParameter('amqp_dsn', 'amqp://' . $queue['user'] . ':' . $queue['password'] . '@' . $queue['host']); // lint-silent: rabbitmq

$container->setParameter('relationships', $relationships);
