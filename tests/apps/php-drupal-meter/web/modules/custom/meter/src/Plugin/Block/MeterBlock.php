<?php

namespace Drupal\meter\Plugin\Block;

use Drupal\Core\Block\BlockBase;
use Drupal\Core\Plugin\ContainerFactoryPluginInterface;
use Drupal\meter\MeterClient;
use Symfony\Component\DependencyInjection\ContainerInterface;

/**
 * @Block(id = "meter")
 */
class MeterBlock extends BlockBase implements ContainerFactoryPluginInterface {

  protected $endpoint;

  public static function create(ContainerInterface $container, array $configuration, $plugin_id, $plugin_definition) {
    $instance = new static($configuration, $plugin_id, $plugin_definition);
    $instance->client = $container->get('meter.client');
    $instance->endpoint = _meter_endpoint();
    return $instance;
  }

  public function build() {
    ['bucket' => $bucket] = $this->endpoint; // lint-expect: moved-bucket
    return [
      '#theme' => 'meter',
      '#user' => $this->configuration['user'], // lint-silent: the block's configuration
      '#org' => $this->client->org(), // lint-silent: a method
      '#markup' => $bucket,
    ];
  }

}
