<?php

declare(strict_types=1);

namespace Acme\Site\Service;

use Acme\Shared\Endpoint;

class MetricsService
{
    private array $configuration;

    public function __construct()
    {
        $this->configuration = $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['metrics'] ?? [];
    }

    public function user(): string
    {
        return $this->configuration['user']; // lint-silent: the array that additional.php wrote
    }

    public function bucket(): string
    {
        return Endpoint::of('timedb')['bucket']; // lint-expect: moved-bucket
    }

    public function databaseUser(): string
    {
        return Endpoint::of('database')['user']; // lint-silent: MySQL
    }

    /**
     * Only what has to do with where and who.
     */
    public function summary(): array
    {
        $summary = [];
        foreach (Endpoint::of('timedb') as $key => $value) {
            if ($key === 'org') { // lint-expect: moved-org
                $summary['organisation'] = $value;
            }
            if (in_array($key, ['host', 'port'], true)) { // lint-silent: both stay
                $summary[$key] = $value;
            }
        }

        return $summary;
    }
}
