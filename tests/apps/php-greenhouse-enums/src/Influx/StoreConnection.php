<?php

declare(strict_types=1);

namespace Greenhouse\Influx;

use Greenhouse\Platform\Relationship;

final class StoreConnection extends Connection
{
    protected function relationship(): Relationship
    {
        return Relationship::Store;
    }

    public function pdo(): \PDO
    {
        return new \PDO('mysql:' . $this->dsn(), $this->user ?? $this->username, $this->password); // lint-silent: MariaDB
    }
}
