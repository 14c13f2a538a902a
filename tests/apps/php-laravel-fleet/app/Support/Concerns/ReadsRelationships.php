<?php

namespace App\Support\Concerns;

use Illuminate\Support\Arr;

trait ReadsRelationships
{
    protected function relationship(string $name): array
    {
        return Arr::first(config('platform.relationships')[$name] ?? []) ?? [];
    }

    protected function property(string $name, string $key, $default = null)
    {
        return Arr::get($this->relationship($name), $key, $default);
    }
}
