<?php

declare(strict_types=1);

namespace Symfony\Component\DependencyInjection\Loader\Configurator;

use App\Metrics\Connection;
use App\Metrics\Downsampler;
use App\Metrics\ReaderFactory;
use App\Messaging\BusFactory;

return static function (ContainerConfigurator $container): void {
    $parameters = $container->parameters();
    $parameters->set('app.metrics', env('key:0:key:metrics:json:base64:PLATFORM_RELATIONSHIPS'));
    $parameters->set('app.metrics.org', env('PLATFORM_RELATIONSHIPS')->base64()->json()->key('metrics')->key(0)->key('org')); // lint-expect: moved-org
    $parameters->set('app.metrics.host', env('PLATFORM_RELATIONSHIPS')->base64()->json()->key('metrics')->key(0)->key('host')); // lint-silent: stays
    $parameters->set('app.bus.user', env('PLATFORM_RELATIONSHIPS')->base64()->json()->key('bus')->key(0)->key('user')); // lint-silent: RabbitMQ

    $services = $container->services()
        ->defaults()
            ->autowire()
            ->autoconfigure()
            ->bind('array $metricsEndpoint', param('app.metrics'))
            ->bind('string $bucket', env('json:base64:PLATFORM_RELATIONSHIPS')->key('metrics')->key(0)->key('bucket')); // lint-expect: moved-bucket

    $services->load('App\\', '../src/')->exclude('../src/Kernel.php');

    $services->set(Connection::class)
        ->factory([Connection::class, 'fromEndpoint'])
        ->args([param('app.metrics'), param('app.metrics.org')]);

    $services->set(BusFactory::class)
        ->arg('$relationships', env('PLATFORM_RELATIONSHIPS')->base64()->json());

    $services->set(ReaderFactory::class)
        ->arg('$relationships', env('json:base64:PLATFORM_RELATIONSHIPS'))
        ->arg('$name', 'metrics');
};
