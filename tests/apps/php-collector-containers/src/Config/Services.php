<?php

declare(strict_types=1);

namespace Collector\Config;

final class Services
{
    /** @return array<string, array<string, mixed>> */
    public static function all(): array
    {
        static $all = null;

        return $all ??= json_decode(base64_decode((string) getenv('PLATFORM_RELATIONSHIPS')), true);
    }

    public static function endpoint(string $relationship): Endpoint
    {
        return Endpoint::fromArray(self::raw($relationship));
    }

    public static function raw(string $relationship): array
    {
        return self::all()[$relationship][0] ?? throw new \RuntimeException("`$relationship` is missing");
    }

    /** @return list<string> names of the relationships to services of that kind */
    public static function ofKind(string $kind): array
    {
        return array_keys(array_filter(
            self::all(),
            static fn (array $endpoints): bool => str_starts_with($endpoints[0]['type'], "$kind:"),
        ));
    }
}
