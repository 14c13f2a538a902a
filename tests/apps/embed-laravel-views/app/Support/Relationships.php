<?php

namespace App\Support;

class Relationships
{
    public static function endpoint(string $name): array
    {
        $all = json_decode(base64_decode((string) env('PLATFORM_RELATIONSHIPS')), true);

        return $all[$name][0] ?? [];
    }
}
