<?php

/**
 * Reads what the platform tells, for scripts that run without Craft.
 */
function platform_decode(string $name)
{
    $value = getenv('PLATFORM_' . strtoupper($name));

    return $value === false ? null : json_decode(base64_decode($value), true);
}

function platform_endpoint($relationship, $index = 0)
{
    $relationships = platform_decode('relationships');
    if (!isset($relationships[$relationship][$index])) {
        fwrite(STDERR, "no relationship $relationship\n");
        exit(1);
    }

    return $relationships[$relationship][$index];
}

function with_endpoint($relationship, callable $do)
{
    return $do(platform_endpoint($relationship));
}
