<?php

declare(strict_types=1);

namespace App\Influx;

use App\Platform\Relationships;

final class Credentials
{
    private function __construct(
        public readonly string $url,
        public readonly string $user,
        public readonly string $password,
        public readonly string $org,
        public readonly string $bucket,
        public readonly ?string $token,
    ) {
    }

    public static function fromRelationships(Relationships $relationships, string $name = Names::TIMESERIES): self
    {
        return self::fromEndpoint($relationships->first($name));
    }

    private static function fromEndpoint(array $endpoint): self
    {
        return new self(
            url: sprintf('%s://%s:%d', $endpoint['scheme'], $endpoint['host'], $endpoint['port']),
            user: $endpoint['user'], // lint-expect: renamed-user
            password: $endpoint['password'], // lint-silent: password stays
            org: $endpoint['org'], // lint-expect: moved-org
            bucket: $endpoint['bucket'], // lint-expect: moved-bucket
            token: $endpoint['api_token'] ?? null, // lint-expect: moved-api-token
        );
    }
}
