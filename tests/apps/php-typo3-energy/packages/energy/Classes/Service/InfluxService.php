<?php

declare(strict_types=1);

namespace Acme\Energy\Service;

use TYPO3\CMS\Core\Configuration\ExtensionConfiguration;
use TYPO3\CMS\Core\SingletonInterface;

class InfluxService implements SingletonInterface
{
    protected array $endpoint;

    public function __construct(ExtensionConfiguration $extensionConfiguration)
    {
        $this->endpoint = $extensionConfiguration->get('energy', 'endpoint');
    }

    public function getUser(): string
    {
        return $this->endpoint['user']; // lint-expect: renamed-user
    }

    public function getBucket(): string
    {
        return $this->property('bucket'); // lint-expect: moved-bucket
    }

    public function getHost(): string
    {
        return $this->property('host'); // lint-silent: stays
    }

    private function property(string $name): string
    {
        return (string)($this->endpoint[$name] ?? '');
    }
}
