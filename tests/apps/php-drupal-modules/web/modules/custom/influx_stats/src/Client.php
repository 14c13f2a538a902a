<?php

namespace Drupal\influx_stats;

use Drupal\Core\Site\Settings;

class Client {
  protected $endpoint;
  public function __construct() {
    $this->endpoint = Settings::get('influx_endpoint');
  }
  public function flush($org) {
    $token = $this->endpoint['api_token']; // lint-expect: moved-api-token
    foreach (['bucket', 'retention'] as $key) { // lint-expect: moved-bucket
      $x[$key] = $this->endpoint[$key] ?? NULL;
    }
    return [$org, $token, $x, Settings::get('influx')['user']]; // lint-silent: of something else
  }
}
