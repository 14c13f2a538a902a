<?php

namespace App\Tests;

use App\Metrics\Connection;
use PHPUnit\Framework\TestCase;

final class ConnectionTest extends TestCase
{
    public function testUrl(): void
    {
        $connection = Connection::fromEndpoint(['scheme' => 'http', 'host' => 'localhost', 'port' => 8086, 'api_token' => 't'], 'acme');
        self::assertSame('http://localhost:8086', $connection->url);
        self::assertSame('acme', $connection->org); // lint-silent: a property
    }
}
