<?php

declare(strict_types=1);

namespace Platformsh\ConfigReader;

// A copy of the library, as Composer leaves it.
class Config
{
    protected $relationshipsDef = [];

    public function credentials(string $relationship, int $index = 0): array
    {
        return $this->relationshipsDef[$relationship][$index];
    }

    public static function influx(array $credentials): string
    {
        return $credentials['user'] . $credentials['org']; // lint-silent: a vendored library
    }
}
