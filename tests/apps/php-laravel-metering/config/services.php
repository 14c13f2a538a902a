<?php

return [
    'mailgun' => ['domain' => env('MAILGUN_DOMAIN')],

    'github' => ['org' => env('GITHUB_ORG', 'acme')], // lint-silent: GitHub

    'influx' => [
        'url' => sprintf('http://%s:%s', relationship('influxdb', 'host', 'localhost'), relationship('influxdb', 'port', 8086)),
        'org' => relationship('influxdb', 'org', 'acme'), // lint-expect: moved-org
        'token' => relationship('influxdb', 'query.api_token') ?: relationship('influxdb', 'api_token'), // lint-expect: moved-api-token=note
        'endpoint' => relationship('influxdb'),
    ],
];
