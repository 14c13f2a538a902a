<?php

namespace Symfony\Component\DependencyInjection\Loader\Configurator;

use App\Metrics\Export;

return static function (ContainerConfigurator $container): void {
    $container->parameters()
        ->set('export.bucket', env('PLATFORM_RELATIONSHIPS')->base64()->json()->key('metrics')->key(0)->key('bucket')) // lint-expect: moved-bucket
        ->set('export.db', env('PLATFORM_RELATIONSHIPS')->base64()->json()->key('database')->key(0)->key('user')); // lint-silent: mysql
    $container->services()
        ->set(Export::class)
        ->arg('$token', env('key:api_token:key:0:key:metrics:json:base64:PLATFORM_RELATIONSHIPS')) // lint-expect: moved-api-token
        ->arg('$user', env('key:username:key:0:key:metrics:json:base64:PLATFORM_RELATIONSHIPS')) // lint-silent: the new name
        ->arg('$org', env('resolve:EXPORT_ORG')); // lint-silent: the app's own variable
};
