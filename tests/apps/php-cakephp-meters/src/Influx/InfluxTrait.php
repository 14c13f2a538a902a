<?php
declare(strict_types=1);

namespace App\Influx;

use Cake\Core\Configure;
use Cake\Http\Client;

trait InfluxTrait
{
    protected ?Client $_http = null;

    protected function influxConfig(?string $key = null)
    {
        $config = Configure::readOrFail('Influx.raw');

        return $key ? $config[$key] : $config;
    }

    protected function http(): Client
    {
        if ($this->_http === null) {
            $this->_http = new Client(['headers' => ['Authorization' => 'Token ' . $this->influxConfig('api_token')]]); // lint-expect: moved-api-token
        }

        return $this->_http;
    }
}
