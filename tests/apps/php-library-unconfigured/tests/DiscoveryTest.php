<?php

declare(strict_types=1);

namespace Acme\InfluxPlatform\Tests;

use Acme\InfluxPlatform\Discovery;
use PHPUnit\Framework\TestCase;

final class DiscoveryTest extends TestCase
{
    public function testByDefault(): void
    {
        self::assertSame('main', Discovery::default()['user']); // lint-silent: what the library gives
    }
}
