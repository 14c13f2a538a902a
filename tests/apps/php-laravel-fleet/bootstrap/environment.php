<?php

// Before Laravel loads its configuration.
if (getenv('PLATFORM_RELATIONSHIPS')) {
    $mapPlatformShEnv = require __DIR__ . '/mapper.php';
    $mapPlatformShEnv(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true));
}
