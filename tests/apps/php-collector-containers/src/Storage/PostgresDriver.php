<?php

declare(strict_types=1);

namespace Collector\Storage;

use Collector\Config\Services;

final class PostgresDriver implements Driver
{
    public function __construct(private array $options)
    {
    }

    public static function connect(): static
    {
        return new static(Services::raw('accounts'));
    }

    public function dsn(): string
    {
        ['host' => $host, 'user' => $user, 'path' => $path] = $this->options; // lint-silent: PostgreSQL

        return "pgsql:host=$host;user=$user;dbname=$path"; // lint-silent: the words of a DSN
    }
}
