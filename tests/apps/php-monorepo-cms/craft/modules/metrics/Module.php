<?php

namespace modules\metrics;

use Acme\Shared\Endpoint;
use craft\helpers\App;

class Module extends \yii\base\Module
{
    private array $settings;

    public function init(): void
    {
        parent::init();

        $all = require dirname(__DIR__, 2) . '/config/metrics.php';
        $this->settings = array_merge($all['*'], $all[App::env('CRAFT_ENVIRONMENT') ?? 'production']);
    }

    public function user(): string
    {
        return $this->settings['user']; // lint-silent: a setting; it is read in config/metrics.php
    }

    public function organisation(): string
    {
        return $this->settings['endpoint']['org']; // lint-expect: moved-org
    }

    public function bucket(): string
    {
        return Endpoint::of('influxdb')['bucket']; // lint-expect: moved-bucket
    }

    public function table(): string
    {
        return Endpoint::of('timedb')['user']; // lint-silent: MySQL in this application
    }
}
