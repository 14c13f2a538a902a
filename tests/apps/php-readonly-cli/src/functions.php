<?php

declare(strict_types=1);

namespace Acme\Ship;

function platform(string $variable): array
{
    static $decoded = [];

    return $decoded[$variable] ??= json_decode(base64_decode((string) getenv("PLATFORM_{$variable}")), associative: true) ?: [];
}

function pluck(array $from, string ...$keys): array
{
    return array_map(static fn (string $key): mixed => $from[$key] ?? null, $keys);
}
