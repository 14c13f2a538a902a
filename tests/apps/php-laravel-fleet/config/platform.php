<?php

$raw = env('PLATFORM_RELATIONSHIPS');

return [
    'relationships' => $raw ? json_decode(base64_decode($raw), true) : [],
    'branch' => env('PLATFORM_BRANCH', 'main'),
    'project' => env('PLATFORM_PROJECT'),
];
