<?php

namespace App\Support;

class Inventory
{
    public static function influx(): array
    {
        return collect(Platform::relationships())->flatten(1)->firstWhere('rel', 'influxdb');
    }

    public function lines(): array
    {
        $first = collect(Platform::relationships())->map(fn (array $endpoints) => $endpoints[0])->all();

        return [
            'token' => static::influx()['api_token'], // lint-expect: moved-api-token
            'cache' => $first['cache']['user'] ?? null, // lint-silent: redis
            'bucket' => $first['influxdb']['bucket'], // lint-expect: moved-bucket
            'database' => collect(Platform::relationships())->flatten(1)->where('scheme', 'pgsql')->first()['user'], // lint-silent: PostgreSQL
        ];
    }
}
