<?php
declare(strict_types=1);

if (!function_exists('relationship')) {
    function relationship(string $name, ?string $property = null, mixed $default = null): mixed
    {
        static $all = null;
        $all ??= json_decode(base64_decode((string) getenv('PLATFORM_RELATIONSHIPS')), true) ?: [];
        $endpoint = $all[$name][0] ?? null;
        if ($endpoint === null) {
            return $default;
        }

        return $property === null ? $endpoint : ($endpoint[$property] ?? $default);
    }
}
