<?php
declare(strict_types=1);

namespace Acme\Telemetry\Model;

use Magento\Framework\Serialize\Serializer\Json;

class Cloud implements CloudInterface
{
    private Json $json;

    private array $data = [];

    public function __construct(Json $json)
    {
        $this->json = $json;
    }

    public function getRelationships(): array
    {
        return $this->read(self::ENV_RELATIONSHIPS);
    }

    public function getVariables(): array
    {
        return $this->read(self::ENV_VARIABLES);
    }

    public function getRelationship(string $name): array
    {
        return $this->getRelationships()[$name] ?? [];
    }

    private function read(string $variable): array
    {
        if (isset($this->data[$variable])) {
            return $this->data[$variable];
        }
        $value = getenv($variable);

        return $this->data[$variable] = $value ? $this->json->unserialize(base64_decode($value)) : [];
    }
}
