<?php

use Acme\Sensors\Platform\Environment;

function relationship(string $name, int $index = 0): array
{
    return Environment::instance()->endpoint($name, $index);
}

function relationship_value(string $name, string $key, $default = null)
{
    $endpoint = relationship($name);
    return $endpoint[$key] ?? $default;
}

function with_relationship(string $name, callable $then)
{
    return $then(relationship($name));
}

/** Each value of an endpoint that is asked for. */
function relationship_values(string $name, string ...$keys): array
{
    return array_map(fn (string $key) => relationship_value($name, $key), $keys);
}
