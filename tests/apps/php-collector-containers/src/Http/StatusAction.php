<?php

declare(strict_types=1);

namespace Collector\Http;

use Collector\Config\Services;
use Collector\Storage\{DriverFactory, InfluxDriver};
use Psr\Http\Message\{ResponseInterface as Response, ServerRequestInterface as Request};

final class StatusAction
{
    public function __invoke(Request $request, Response $response, array $args): Response
    {
        $endpoint = Services::endpoint('telemetry');
        $user = $request->getAttribute('user'); // lint-silent: the request
        $org = $args['org'] ?? $endpoint->org; // lint-silent: a part of the route; a property
        $body = compact('user', 'org') + ['bucket' => $endpoint->bucket];
        $body['owner'] = config('telemetry')['user']; // lint-expect: renamed-user
        $body['account'] = config('accounts')['user']; // lint-silent: PostgreSQL
        $body['token'] = config('telemetry')['query']['api_token'] ?? null; // lint-silent: the new place
        $body['drivers'] = array_map(DriverFactory::describe(...), array_keys(Services::all()));
        $body['dsn'] = DriverFactory::make('influxdb')->dsn();
        $response->getBody()->write(json_encode($body, JSON_THROW_ON_ERROR));

        return $response->withHeader('X-User', config('app.user')); // lint-silent: own configuration
    }
}
