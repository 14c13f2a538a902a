<?php

declare(strict_types=1);

namespace Acme\Ship;

enum Relationship: string
{
    case Series = 'database';
    case Users = 'users';
    case Cache = 'cache';

    public function endpoint(): Endpoint
    {
        return Endpoint::fromArray(platform('RELATIONSHIPS')[$this->value][0]);
    }

    public static function series(): Endpoint
    {
        return self::Series->endpoint();
    }
}
