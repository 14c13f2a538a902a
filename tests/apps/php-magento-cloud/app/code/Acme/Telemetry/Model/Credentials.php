<?php
declare(strict_types=1);

namespace Acme\Telemetry\Model;

class Credentials
{
    private const RELATIONSHIP = 'telemetry';

    private ?array $endpoint = null;

    public function __construct(private readonly CloudInterface $cloud)
    {
    }

    public function getHost(): string
    {
        return (string) $this->get('host'); // lint-silent: stays
    }

    public function getUser(): string
    {
        return (string) $this->get('user'); // lint-expect: renamed-user
    }

    public function getOrganisation(): string
    {
        return (string) $this->get(Keys::ORGANISATION);
    }

    public function getBucket(): string
    {
        return $this->get('bucket') ?: 'store'; // lint-expect: moved-bucket
    }

    /**
     * Set for the store, by whoever runs it.
     */
    public function getOwner(): string
    {
        $variables = $this->cloud->getVariables();

        return $variables['org'] ?? $variables['user'] ?? 'acme'; // lint-silent: the variables of the project
    }

    private function get(string $key)
    {
        if ($this->endpoint === null) {
            $endpoints = $this->cloud->getRelationship(self::RELATIONSHIP);
            $this->endpoint = array_shift($endpoints) ?: [];
        }

        return $this->endpoint[$key] ?? null;
    }
}
