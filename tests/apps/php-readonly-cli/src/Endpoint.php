<?php

declare(strict_types=1);

namespace Acme\Ship;

final readonly class Endpoint
{
    public function __construct(
        public string $host,
        public int $port,
        public string $scheme = 'http',
        private array $extra = [],
    ) {
    }

    public static function fromArray(array $data): self
    {
        return new self(host: $data['host'], port: (int) $data['port'], scheme: $data['scheme'], extra: $data);
    }

    public function with(string $scheme): self
    {
        return new self($this->host, $this->port, $scheme, $this->extra);
    }

    public function get(Field $field): string
    {
        return (string) ($this->extra[$field->key()] ?? '');
    }

    public function __get(string $name): mixed
    {
        return $this->extra[$name] ?? throw new \LogicException("no {$name}");
    }
}
