<?php

use Illuminate\Support\Collection;

if (! function_exists('relationships')) {
    function relationships(): Collection
    {
        return once(fn () => collect(json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS', '')), true)));
    }
}

if (! function_exists('relationship')) {
    function relationship(string $name, ?string $key = null, mixed $default = null): mixed
    {
        $endpoint = relationships()->get($name)[0] ?? [];

        return $key === null ? $endpoint : data_get($endpoint, $key, $default);
    }
}
