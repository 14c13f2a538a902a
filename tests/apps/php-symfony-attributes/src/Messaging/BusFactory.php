<?php

namespace App\Messaging;

final class BusFactory
{
    public function __construct(private array $relationships)
    {
    }

    public function dsn(): string
    {
        $bus = $this->relationships['bus'][0];

        return "amqp://{$bus['user']}:{$bus['password']}@{$bus['host']}"; // lint-silent: RabbitMQ
    }
}
