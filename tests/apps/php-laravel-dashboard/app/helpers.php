<?php

if (! function_exists('platform_relationship')) {
    /**
     * The first endpoint of a relationship, or one of its keys.
     */
    function platform_relationship(string $name, ?string $key = null)
    {
        static $relationships = null;

        if ($relationships === null) {
            $relationships = json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS', '')), true) ?: [];
        }

        $endpoint = head($relationships[$name] ?? []);

        return $key === null ? $endpoint : data_get($endpoint, $key);
    }
}

if (! function_exists('influx_dsn')) {
    function influx_dsn(array $credentials): string
    {
        return vsprintf('%s://%s:%s@%s:%d', [
            $credentials['scheme'],
            $credentials['user'], // lint-expect: renamed-user
            $credentials['password'],
            $credentials['host'],
            $credentials['port'],
        ]);
    }
}
