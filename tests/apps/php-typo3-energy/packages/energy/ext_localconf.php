<?php

defined('TYPO3') or die();

$endpoint = $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['energy']['endpoint'] ?? [];
$GLOBALS['TYPO3_CONF_VARS']['LOG']['Acme']['Energy']['writerConfiguration'] = [
    \Psr\Log\LogLevel::INFO => ['Acme\Energy\Log\Writer' => ['bucket' => $endpoint['query']['bucket'] ?? $endpoint['bucket'] ?? 'log']], // lint-expect: moved-bucket=note
];
