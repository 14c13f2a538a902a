<?php

namespace modules\sensors\services;

use craft\helpers\App;
use yii\base\Component;

class Influx extends Component
{
    public array $endpoint = [];
    public string $bucket = '';

    public function token(): string
    {
        return App::env('INFLUX_TOKEN') ?? '';
    }

    public function headers(): array
    {
        return ['Authorization' => "Token {$this->token()}", 'X-Bucket' => $this->bucket]; // lint-silent: an own property
    }
}
