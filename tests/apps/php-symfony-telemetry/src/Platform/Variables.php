<?php

declare(strict_types=1);

namespace App\Platform;

/**
 * What `platform variable:create` put into the environment: the same encoding, other content.
 */
final class Variables
{
    public static function get(string $name): ?string
    {
        $variables = json_decode(base64_decode((string) getenv('PLATFORM_VARIABLES')), true) ?: [];

        return $variables[$name] ?? null;
    }

    public static function user(): ?string
    {
        $application = json_decode(base64_decode((string) getenv('PLATFORM_APPLICATION')), true) ?: [];

        return $application['user'] ?? null; // lint-silent: PLATFORM_APPLICATION
    }
}
