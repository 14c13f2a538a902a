<?php

declare(strict_types=1);

namespace Acme\Ship\Influx;

use Acme\Ship\Endpoint;
use Acme\Ship\Field;
use Acme\Ship\Relationship;

use function Acme\Ship\platform;

final readonly class Credentials
{
    private function __construct(
        public string $user,
        public string $org,
        public string $bucket,
        #[\SensitiveParameter] public string $token,
    ) {
    }

    public static function fromPlatform(): self
    {
        $series = Relationship::series();

        return new self(
            user: $series->user, // lint-expect: renamed-user
            org: $series->get(Field::Organisation),
            bucket: $series->get(Field::Bucket),
            token: self::token($series),
        );
    }

    private static function token(Endpoint $endpoint): string
    {
        return $endpoint->api_token; // lint-expect: moved-api-token
    }

    public static function variables(): array
    {
        $variables = platform('VARIABLES');

        return [$variables['user'] ?? '', $variables['org'] ?? '']; // lint-silent: variables of the project
    }
}
