<?php

declare(strict_types=1);

namespace Acme\Ship\Influx;

use Acme\Ship\Relationship;

use function Acme\Ship\pluck;
use function Acme\Ship\platform;

final class Shipper
{
    /** @var array<string, callable(): string> */
    private array $headers;

    public function __construct(private readonly Credentials $credentials)
    {
        $this->headers = [
            'Authorization' => fn (): string => "Token {$this->credentials->token}",
            'X-User' => $this->describe(...),
        ];
    }

    public static function create(): static
    {
        return new static(Credentials::fromPlatform());
    }

    public function headers(): array
    {
        return array_map(fn (callable $value): string => $value(), $this->headers);
    }

    private function describe(): string
    {
        [$org, $port] = pluck(platform('RELATIONSHIPS')[Relationship::Series->value][0], 'org', 'port'); // lint-expect: moved-org
        [$user] = pluck(platform('RELATIONSHIPS')[Relationship::Users->value][0], 'user'); // lint-silent: MongoDB

        return "{$this->credentials->user}@{$org}:{$port} for {$user}"; // lint-silent: the app's own property
    }
}
