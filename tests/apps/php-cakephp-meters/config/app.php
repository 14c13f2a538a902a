<?php

return [
    'debug' => filter_var(env('DEBUG', false), FILTER_VALIDATE_BOOLEAN),
    'Datasources' => ['default' => ['username' => 'cake']],
    'Influx' => ['user' => 'dev', 'organisation' => 'dev', 'raw' => ['bucket' => 'dev']], // lint-silent: for development
];
