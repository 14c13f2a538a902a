<?php
use DI\ContainerBuilder;
use App\Platform;
return function (ContainerBuilder $containerBuilder) {
    $containerBuilder->addDefinitions([
        'settings' => [
            'displayErrorDetails' => true,
            'influx' => Platform::endpoint('influxdb'),
            'db' => Platform::endpoint('database'),
        ],
    ]);
};
