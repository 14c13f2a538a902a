<?php

namespace Drupal\room_metrics\Plugin\Block;

use Drupal\Core\Block\BlockBase;
use Platformsh\ConfigReader\Config;

/**
 * @Block(id = "room_metrics_usage", admin_label = @Translation("Usage"))
 */
class UsageBlock extends BlockBase {

  public function build() {
    $platform = new Config();
    if (!$platform->isValidPlatform() || !$platform->hasRelationship('metrics')) {
      return [];
    }

    $influx = $platform->credentials('metrics');
    $database = $platform->credentials('database');

    return [
      '#theme' => 'item_list',
      '#items' => [
        "{$influx['user']} at {$influx['host']}", // lint-expect: renamed-user
        "$database[user] at $database[host]", // lint-silent: MySQL
        $this->link($influx),
      ],
    ];
  }

  private function link(array $e): string {
    return <<<HTML
      <a href="https://$e[host]/orgs/{$e['query']['org']}">data</a>
      HTML;
  }

}
