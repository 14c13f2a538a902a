<?php

namespace Events\Support;

const RELATIONSHIP = 'events';
const ORGANISATION = 'org'; // lint-expect: moved-org

function relationships(): array
{
    static $decoded;

    return $decoded ??= json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS') ?: ''), true) ?? [];
}

/** The endpoint goes into what was handed over, as do the names that were asked for. */
function fill(array &$into, string $relationship, string ...$keys): void
{
    $endpoint = relationships()[$relationship][0];
    foreach ($keys as $key) {
        $into[$key] = $endpoint[$key];
    }
    $into['endpoint'] = $endpoint;
}

/** Old and new servers alike: every endpoint gets the names of today. */
function normalised(string $relationship): array
{
    $endpoints = relationships()[$relationship];
    foreach ($endpoints as &$endpoint) {
        $endpoint['username'] = $endpoint['username'] ?? $endpoint['user']; // lint-expect: renamed-user=note
        $endpoint['query']['org'] ??= $endpoint['org']; // lint-expect: moved-org=note
    }

    return $endpoints;
}
