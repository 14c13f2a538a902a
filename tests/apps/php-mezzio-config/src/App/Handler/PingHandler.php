<?php

declare(strict_types=1);

namespace App\Handler;

use Laminas\Diactoros\Response\JsonResponse;

final class PingHandler
{
    public function handle(): JsonResponse
    {
        return new JsonResponse(['ack' => time()]);
    }
}
