<?php
return [
    'modules' => [
        'Magento_Store' => 1,
        'Acme_Telemetry' => 1,
    ],
    'admin_user' => ['user' => 'admin', 'org' => 'acme'], // lint-silent: a setting
];
