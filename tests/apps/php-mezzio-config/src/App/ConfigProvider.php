<?php

declare(strict_types=1);

namespace App;

use App\Handler\StatusHandler;
use App\Handler\StatusHandlerFactory;
use App\Handler\PingHandler;

class ConfigProvider
{
    public function __invoke(): array
    {
        return ['dependencies' => $this->getDependencies()];
    }

    public function getDependencies(): array
    {
        return [
            'invokables' => [PingHandler::class => PingHandler::class],
            'factories' => [StatusHandler::class => StatusHandlerFactory::class],
        ];
    }
}
