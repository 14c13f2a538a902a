<?php

namespace Events\Support;

/** dig($array, 'a', 0, 'b') */
function dig($from, ...$path)
{
    foreach ($path as $key) {
        $from = $from[$key] ?? null;
    }

    return $from;
}

/** at('events.0.host') */
function at(string $path)
{
    return array_reduce(
        explode('.', $path),
        fn ($value, $key) => $value[$key] ?? null,
        relationships(),
    );
}

/** One after the other, the first that is there. */
function first_of(array $from, array $keys)
{
    foreach ($keys as $key) {
        if (isset($from[$key])) {
            return $from[$key];
        }
    }

    return null;
}
