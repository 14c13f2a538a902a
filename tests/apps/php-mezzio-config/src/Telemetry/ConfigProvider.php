<?php

declare(strict_types=1);

namespace Telemetry;

class ConfigProvider
{
    public function __invoke(): array
    {
        return [
            'dependencies' => [
                'factories' => [
                    Options::class => OptionsFactory::class,
                    Writer::class => static function ($container) {
                        $endpoint = $container->get('config')['telemetry']['endpoint'];

                        return new Writer($endpoint, $endpoint['bucket']); // lint-expect: moved-bucket
                    },
                ],
            ],
            'telemetry' => ['precision' => 's'],
        ];
    }
}
