<?php

namespace Weather\Storage;

use Weather\Config;
use function Weather\pick;

class Writer
{
    protected Config $config;
    protected $options;

    public function __construct(Config $config)
    {
        $this->config = $config;
        $this->options = array(
            'org' => $config->influx('org'), // lint-expect: moved-org
            'bucket' => pick($config->getInflux(), 'bucket', 'weather'), // lint-expect: moved-bucket
            'precision' => 's',
        );
    }

    public function target()
    {
        // lint-silent-next: our own options
        return $this->options['org'] . '/' . $this->options['bucket'];
    }

    public function headers()
    {
        $token = $this->config->api_token; // lint-expect: moved-api-token
        $host = $this->config->host; // lint-silent: stays

        return ["Authorization: Token $token", "Host: $host"];
    }

    public function owner(Config $config = null)
    {
        $config ??= $this->config;

        return $config->user; // lint-silent: a property of the class; the read is where it is set
    }
}
