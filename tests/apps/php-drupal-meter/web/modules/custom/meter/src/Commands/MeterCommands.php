<?php

namespace Drupal\meter\Commands;

use Drupal\Core\Site\Settings;
use Drupal\meter\MeterClient;
use Drush\Commands\DrushCommands;

class MeterCommands extends DrushCommands {

  public function __construct(private readonly MeterClient $client) {
    parent::__construct();
  }

  /**
   * @command meter:info
   */
  public function info(array $options = ['format' => 'table', 'user' => FALSE]) {
    $rows = [];
    array_walk(static::labels(), function ($label, $key) use (&$rows) {
      $rows[] = [$label, Settings::get('meter_endpoint')[$key] ?? '-'];
    });
    if ($options['user']) { // lint-silent: an option
      $this->io()->text(Settings::get('meter_endpoint')['user']); // lint-expect: renamed-user
    }
    return $rows;
  }

  protected static function labels(): array {
    return ['org' => 'Organisation', 'host' => 'Host']; // lint-expect: moved-org
  }

}
