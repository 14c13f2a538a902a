<?php

define('CRAFT_BASE_PATH', __DIR__);
define('CRAFT_VENDOR_PATH', CRAFT_BASE_PATH . '/vendor');

require_once CRAFT_VENDOR_PATH . '/autoload.php';

if ($relationships = getenv('PLATFORM_RELATIONSHIPS')) {
    $relationships = json_decode(base64_decode($relationships));
    foreach ($relationships->database as $endpoint) {
        putenv("CRAFT_DB_USER={$endpoint->user}"); // lint-silent: PostgreSQL
        putenv("CRAFT_DB_SERVER={$endpoint->host}");
    }
    foreach ($relationships->tsdb as $endpoint) {
        putenv("INFLUX_URL=http://{$endpoint->host}:{$endpoint->port}");
        putenv('INFLUX_TOKEN=' . $endpoint->api_token); // lint-expect: moved-api-token
        putenv("INFLUX_ORG={$endpoint->org}"); // lint-expect: moved-org
        $_ENV['INFLUX_LOGIN'] = $_SERVER['INFLUX_LOGIN'] = $endpoint->user; // lint-expect: renamed-user
        putenv('INFLUX_ENDPOINT=' . json_encode($endpoint));
    }
}
