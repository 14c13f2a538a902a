<?php

declare(strict_types=1);

namespace Symfony\Component\DependencyInjection\Loader\Configurator;

return static function (ContainerConfigurator $container): void {
    $container->parameters()
        ->set('app.influx.host', '%env(key:host:key:0:key:timeseries:json:base64:PLATFORM_RELATIONSHIPS)%') // lint-silent: host stays
        ->set('app.influx.user', '%env(key:user:key:0:key:timeseries:json:base64:PLATFORM_RELATIONSHIPS)%') // lint-expect: renamed-user
        ->set('app.influx.org', '%env(key:org:key:query:key:0:key:timeseries:json:base64:PLATFORM_RELATIONSHIPS)%') // lint-silent: the new place
        ->set('app.database.user', '%env(key:user:key:0:key:database:json:base64:PLATFORM_RELATIONSHIPS)%') // lint-silent: MySQL
        ->set('app.influx.token', env('PLATFORM_RELATIONSHIPS')
            ->base64()
            ->json()
            ->key('timeseries')
            ->key(0)
            ->key('api_token')); // lint-expect: moved-api-token
};
