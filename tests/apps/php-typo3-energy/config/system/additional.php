<?php

use Acme\Energy\Platform\PlatformConfiguration;

defined('TYPO3') or die();

(static function (): void {
    $platform = PlatformConfiguration::create();
    if ($platform === null) {
        return;
    }

    $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default'] = array_merge(
        $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default'],
        $platform->database(),
    );
    $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['energy'] = [
        'endpoint' => $platform->credentials('energy'),
        'organisation' => $platform->credentials('energy')['org'], // lint-expect: moved-org
    ];
    $redis = $platform->credentials('rediscache');
    foreach (['pages', 'hash'] as $name) {
        $GLOBALS['TYPO3_CONF_VARS']['SYS']['caching']['cacheConfigurations'][$name]['options'] = [
            'hostname' => $redis['host'],
            'user' => $redis['user'] ?? '', // lint-silent: Redis
        ];
    }
})();
