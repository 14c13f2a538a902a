<?php

declare(strict_types=1);

namespace Telemetry;

use Psr\Container\ContainerInterface;

final class OptionsFactory
{
    public function __invoke(ContainerInterface $container): Options
    {
        $config = $container->has('config') ? $container->get('config') : [];
        $telemetry = $config['telemetry'] ?? [];

        return new Options($telemetry['endpoint'] ?? [], $telemetry['user'] ?? 'nobody'); // lint-silent: the app's own key
    }
}
