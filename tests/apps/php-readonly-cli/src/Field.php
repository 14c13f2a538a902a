<?php

declare(strict_types=1);

namespace Acme\Ship;

enum Field
{
    case Organisation;
    case Bucket;
    case Password;

    public function key(): string
    {
        return match ($this) {
            self::Organisation => 'org', // lint-expect: moved-org
            self::Bucket => 'bucket', // lint-expect: moved-bucket
            self::Password => 'password', // lint-silent: stays
        };
    }
}
