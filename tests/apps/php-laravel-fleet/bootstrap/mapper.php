<?php

$set = function (string $name, ?string $value): void {
    if (getenv($name) === false && $value !== null) {
        putenv("$name=$value");
        $_ENV[$name] = $value;
    }
};

return function (array $relationships) use ($set): void {
    foreach (['database' => 'DB', 'influx' => 'INFLUX'] as $relationship => $prefix) {
        foreach ($relationships[$relationship] ?? [] as $endpoint) {
            $set("{$prefix}_HOST", $endpoint['host']);
            $set("{$prefix}_USERNAME", $endpoint['username']);
        }
    }

    $map = ['INFLUX_OWNER' => 'user', 'INFLUX_ORG' => 'org', 'INFLUX_PASSWORD' => 'password']; // lint-expect: renamed-user moved-org
    array_walk($map, fn (string $key, string $name) => $set($name, $relationships['influx'][0][$key] ?? null));
};
