<?php

namespace Drupal\room_metrics;

/**
 * A small client: InfluxDB's HTTP API, and no more of it than we use.
 */
class InfluxClient {

  protected array $options = [];

  public function __construct(array $options) {
    $this->options = $options + ['timeout' => 5];
  }

  public static function fromEndpoint(array $endpoint): static {
    return new static($endpoint);
  }

  public function write(string $measurement, array $lines): void {
    $query = http_build_query([
      'org' => $this->options['org'], // lint-expect: moved-org
      'bucket' => $this->option('bucket'), // lint-expect: moved-bucket
    ]);
    $url = $this->option('scheme') . '://' . $this->option('host') . "/api/v2/write?$query"; // lint-silent: neither of these moves
    $this->send($url, $measurement . ' ' . implode(',', $lines));
  }

  protected function option(string $name) {
    return $this->options[$name] ?? NULL;
  }

  protected function send(string $url, string $body): void {
    $context = stream_context_create([
      'http' => [
        'method' => 'POST',
        'header' => 'Authorization: Token ' . $this->options['api_token'], // lint-expect: moved-api-token
        'user_agent' => 'room_metrics',
        'content' => $body,
      ],
    ]);
    file_get_contents($url, FALSE, $context);
  }

}
