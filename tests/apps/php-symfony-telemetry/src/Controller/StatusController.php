<?php

declare(strict_types=1);

namespace App\Controller;

use App\Influx\ClientFactory;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request;

class StatusController extends AbstractController
{
    public function status(Request $request, ClientFactory $factory): JsonResponse
    {
        $payload = json_decode($request->getContent(), true);

        return new JsonResponse([
            'user' => $payload['user'] ?? 'nobody', // lint-silent: a request body
            'org' => $factory->organisation(), // lint-silent: the key of an answer
            'bucket' => $factory->bucket(), // lint-silent: the key of an answer
        ]);
    }

    public function raw(): JsonResponse
    {
        $relationships = $this->getParameter('relationships');
        $influx = $relationships['timeseries'][0] ?? [];

        return new JsonResponse([
            'host' => $influx['host'] ?? null,
            'owner' => $influx['user'] ?? null, // lint-expect: renamed-user
            'tokens' => array_column($relationships['timeseries'], 'api_token'), // lint-expect: moved-api-token
            'databases' => array_column($relationships['database'], 'user'), // lint-silent: MySQL
        ]);
    }
}
