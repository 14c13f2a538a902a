<?php

declare(strict_types=1);

namespace App\Handler;

use Laminas\Diactoros\Response\JsonResponse;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Http\Server\RequestHandlerInterface;
use Telemetry\Options;

final class StatusHandler implements RequestHandlerInterface
{
    public function __construct(private Options $options, private array $pdo)
    {
    }

    public function handle(ServerRequestInterface $request): ResponseInterface
    {
        $user = $request->getAttribute('user');

        return new JsonResponse([
            'user' => $user['user'] ?? 'guest', // lint-silent: the request
            'sql' => $this->pdo['user'], // lint-silent: the app's own key
            'series' => $this->options->organisation(),
        ]);
    }
}
