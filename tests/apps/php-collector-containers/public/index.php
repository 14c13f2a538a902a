<?php

use Collector\Http\StatusAction;
use Collector\Storage\InfluxDriver;
use DI\ContainerBuilder;
use Psr\Container\ContainerInterface;
use Slim\Factory\AppFactory;

use function DI\{autowire, create, get};

require __DIR__ . '/../vendor/autoload.php';

$builder = new ContainerBuilder();
$builder->addDefinitions([
    'relationships' => fn () => json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true),
    'influx' => fn (ContainerInterface $c) => $c->get('relationships')['telemetry'][0],
    'influx.bucket' => function (ContainerInterface $c): string {
        return $c->get('influx')['bucket']; // lint-expect: moved-bucket
    },
    'accounts.user' => fn (ContainerInterface $c) => $c->get('relationships')['accounts'][0]['user'], // lint-silent: PostgreSQL
    InfluxDriver::class => fn (ContainerInterface $c) => new InfluxDriver($c->get('influx')),
]);

AppFactory::setContainer($builder->build());
$app = AppFactory::create();
$app->get('/status/{org}', StatusAction::class);
$app->get('/token', function ($request, $response) {
    /** @var ContainerInterface $this */
    $response->getBody()->write($this->get('influx')['api_token']); // lint-expect: moved-api-token
    return $response;
});
$app->run();
