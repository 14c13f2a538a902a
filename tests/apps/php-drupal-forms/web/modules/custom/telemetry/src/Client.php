<?php
namespace Drupal\telemetry;
use Drupal\Core\Config\ConfigFactoryInterface;
class Client {
  protected $config;
  public function __construct(ConfigFactoryInterface $config_factory, protected \Drupal\Core\Site\Settings $settings) { $this->config = $config_factory->get('telemetry.settings'); }
  public function bucket() { return $this->config->get('connection.bucket'); } // lint-expect: moved-bucket
  public function org() { return $this->config->get('org'); }
  public static function create($container) { return new static($container->get('config.factory'), $container->get('settings')); }
}
