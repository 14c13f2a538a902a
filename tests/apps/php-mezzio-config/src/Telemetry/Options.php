<?php

declare(strict_types=1);

namespace Telemetry;

final class Options
{
    public const TOKEN = 'api_token'; // lint-expect: moved-api-token

    public function __construct(private array $endpoint, private string $user)
    {
    }

    public function organisation(): ?string
    {
        return $this->endpoint['query']['org'] ?? $this->endpoint['org'] ?? null; // lint-expect: moved-org=note
    }

    public function token(): string
    {
        return $this->get(self::TOKEN);
    }

    public function port(): string
    {
        return $this->get('port'); // lint-silent: stays
    }

    public function user(): string
    {
        return $this->user;
    }

    private function get(string $name): string
    {
        if (! array_key_exists($name, $this->endpoint)) {
            throw new \OutOfBoundsException("telemetry has no {$name}");
        }

        return (string) $this->endpoint[$name];
    }
}
