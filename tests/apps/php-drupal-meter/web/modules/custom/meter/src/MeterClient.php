<?php

namespace Drupal\meter;

use Drupal\Core\Config\ConfigFactoryInterface;
use Drupal\Core\Site\Settings;
use Psr\Log\LoggerInterface;

/**
 * Talks to InfluxDB.
 */
class MeterClient {

  protected array $endpoint;

  public function __construct(
    protected Settings $settings,
    protected ConfigFactoryInterface $configFactory,
    protected LoggerInterface $logger,
  ) {
    $this->endpoint = Settings::get('meter_endpoint', []);
  }

  public function bucket(): string {
    return $this->configFactory->get('meter.settings')->get('bucket') ?: 'meter'; // lint-silent: configuration
  }

  public function org(): string {
    return $this->endpoint['org']; // lint-expect: moved-org
  }

  public function user(): string {
    $meter = Settings::get('meter');
    return $meter['user']; // lint-silent: what the formatter made
  }

  /**
   * Headers of every request.
   */
  public function headers(array $extra = []): array {
    return $extra + [
      'Authorization' => "Token {$this->endpoint['api_token']}", // lint-expect: moved-api-token
      'X-User' => $this->endpoint['username'],
    ];
  }

  public function __call($method, $args) {
    // getOrg(), getBucket(), getHost()
    $key = strtolower(substr($method, 3));
    return $this->endpoint[$key]; // lint-expect: undecided-key
  }

}
