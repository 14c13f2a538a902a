<?php

$relationships = json_decode(base64_decode(env('PLATFORM_RELATIONSHIPS', '')), true) ?? [];

return [
    'metrics' => $relationships['metrics'][0] ?? [],
    'storage' => $relationships['storage'][0] ?? [],
    'database' => $relationships['database'][0] ?? [],
    'influx_user' => $relationships['metrics'][0]['user'] ?? null, // lint-expect: renamed-user
];
