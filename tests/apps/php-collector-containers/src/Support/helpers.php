<?php

declare(strict_types=1);

use Collector\Config\Repository;

if (!function_exists('config')) {
    function config(string $path, mixed $default = null): mixed
    {
        return Repository::instance()->get($path, $default);
    }
}

if (!function_exists('value_of')) {
    function value_of(mixed $value, ...$args): mixed
    {
        return $value instanceof Closure ? $value(...$args) : $value;
    }
}
