<?php

declare(strict_types=1);

namespace App\Handler;

use Psr\Container\ContainerInterface;
use Telemetry\Options;

final class StatusHandlerFactory
{
    public function __invoke(ContainerInterface $container): StatusHandler
    {
        return new StatusHandler($container->get(Options::class), $container->get('config')['pdo']);
    }
}
