<?php

declare(strict_types=1);

namespace Greenhouse;

use Greenhouse\Platform\Relationship;
use Greenhouse\Platform\Environment;

function platform(): Environment
{
    static $environment;

    return $environment ??= Environment::fromGlobals();
}

function pick(array $from, string ...$keys): array
{
    $picked = [];
    foreach ($keys as $key) {
        $picked[$key] = $from[$key] ?? null;
    }

    return $picked;
}

function pluck(iterable $rows, string $column): \Generator
{
    foreach ($rows as $row) {
        yield $row[$column];
    }
}

function compose(callable ...$functions): callable
{
    return static fn ($value) => array_reduce($functions, fn ($carry, callable $f) => $f($carry), $value);
}
