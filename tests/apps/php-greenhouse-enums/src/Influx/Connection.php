<?php

declare(strict_types=1);

namespace Greenhouse\Influx;

use Greenhouse\Platform\Environment;
use Greenhouse\Platform\Relationship as R;

use function Greenhouse\{pick, pluck, platform, compose};

abstract class Connection
{
    abstract protected function relationship(): R;

    protected array $config;

    final public function __construct(protected Environment $environment)
    {
        $this->config = $this->relationship()->endpoint();
        $this->boot();
    }

    protected function boot(): void
    {
    }

    public function __get(string $name): mixed
    {
        return $this->config[$name] ?? null;
    }

    public function dsn(): string
    {
        return sprintf('%s://%s:%s', $this->scheme, $this->host, $this->port);
    }
}
