<?php
declare(strict_types=1);

namespace Acme\Telemetry\Model;

interface CloudInterface
{
    public const ENV_RELATIONSHIPS = 'MAGENTO_CLOUD_RELATIONSHIPS';
    public const ENV_VARIABLES = 'MAGENTO_CLOUD_VARIABLES';

    public function getRelationship(string $name): array;

    public function getVariables(): array;
}
