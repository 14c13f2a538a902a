<?php
namespace App;
class Influx {
    public function __construct(private string $host, private string $org, private array $settings) {}
    public function token(): string { return $this->settings['api_token']; } // lint-expect: moved-api-token
    public function __invoke() { return $this->org; }
    public function user(): string { return Platform::influxdb('user'); } // lint-expect: renamed-user
    public function db(): string { return Platform::database('user'); } // lint-silent: MySQL
}
