<?php

namespace Weather;

/**
 * The application's configuration.
 */
function config(): Config
{
    static $config;

    return $config ?? $config = new Config();
}

/** Any service's credentials. */
function credentials(string $relationship = Config::INFLUX, int $index = 0): array
{
    return config()->getRelationships()[$relationship][$index];
}

/** A key, or what to use in its place. */
function pick(array $from, string $key, $otherwise = '')
{
    return array_key_exists($key, $from) ? $from[$key] : $otherwise;
}

function decode_object(string $variable)
{
    return json_decode(base64_decode(getenv($variable)));
}
