<?php
declare(strict_types=1);

namespace Acme\Telemetry\Model;

abstract class Keys
{
    public const ORGANISATION = 'org'; // lint-expect: moved-org
    public const SECRET = 'api_token'; // lint-expect: moved-api-token
    public const USER = 'user'; // lint-silent: of the search engine only
}
