<?php

namespace Acme\Sensor\Plugin;

use Acme\Sensor\Helper\Data;

class ConfigPlugin
{
    private Data $data;

    public function __construct(Data $data) { $this->data = $data; }

    public function afterGetRelationship(Data $subject, array $result, string $name = 'sensors'): array
    {
        if ($name === 'sensors' && !isset($result['query'])) {
            $result['query'] = [
                'org' => $result['org'] ?? null,
                'bucket' => $result['bucket'] ?? null,
            ];
        }
        return $result;
    }

    public function aroundLogin($subject, callable $proceed)
    {
        $login = $proceed();
        return $login ?: $this->data->getRelationship()['user']; // lint-expect: renamed-user
    }
}
