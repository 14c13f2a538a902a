<?php

$credentials = $platformsh->credentials( 'database' );
define( 'DB_NAME', $credentials['path'] );
define( 'DB_USER', $credentials['user'] ?? $credentials['username'] ); // lint-silent: MariaDB
define( 'DB_PASSWORD', $credentials['password'] );

$credentials = $platformsh->credentials( 'weather' );
define( 'WEATHER_ENDPOINT', $credentials );
define( 'WEATHER_TOKEN', $credentials['api_token'] ); // lint-expect: moved-api-token
const WEATHER_KEYS = array(
	'organisation' => 'org', // lint-expect: moved-org
	'host'         => 'host',
);

unset( $credentials );
