<?php

// Platform.sh: what is not in settings.php.
if (!isset($_SERVER['PLATFORM_RELATIONSHIPS'])) {
    return;
}

(static function (): void {
    $relationships = json_decode(base64_decode($_SERVER['PLATFORM_RELATIONSHIPS']), true, 512, JSON_THROW_ON_ERROR);

    $db = $relationships['database'][0];
    $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default'] = array_merge(
        $GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default'] ?? [],
        [
            'driver' => 'mysqli',
            'host' => $db['host'],
            'user' => $db['username'], // lint-silent: written under this name
            'password' => $db['password'],
            'dbname' => $db['path'],
        ]
    );

    $influx = $relationships['timedb'][0];
    $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['metrics'] = [
        'user' => $influx['user'], // lint-expect: renamed-user
        'org' => $influx['org'], // lint-expect: moved-org
        'bucket' => $influx['query']['bucket'] ?? $influx['bucket'], // lint-expect: moved-bucket=note
        'host' => $influx['host'], // lint-silent: stays
    ];
})();
