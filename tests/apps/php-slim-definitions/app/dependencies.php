<?php
use App\Influx;
use App\Db;
use DI\ContainerBuilder;
use Psr\Container\ContainerInterface;
return function (ContainerBuilder $containerBuilder) {
    $containerBuilder->addDefinitions([
        Influx::class => function (ContainerInterface $c) {
            $settings = $c->get('settings')['influx'];
            return new Influx($settings['host'], $settings['org'], $settings); // lint-expect: moved-org
        },
        Db::class => fn (ContainerInterface $c) => new Db($c->get('settings')['db']['user']), // lint-silent: MySQL
        'influx.bucket' => fn (ContainerInterface $c) => $c->get('settings')['influx']['bucket'], // lint-expect: moved-bucket
    ]);
};
