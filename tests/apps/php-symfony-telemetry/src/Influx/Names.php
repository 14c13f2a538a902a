<?php

declare(strict_types=1);

namespace App\Influx;

final class Names
{
    public const TIMESERIES = 'timeseries';
    public const DATABASE = 'database';

    public const KEY_ORGANISATION = 'org'; // lint-expect: moved-org
    public const KEY_USER = 'username'; // lint-silent: the new name
}
