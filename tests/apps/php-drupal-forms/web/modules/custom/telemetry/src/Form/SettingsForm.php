<?php
namespace Drupal\telemetry\Form;
use Drupal\Core\Form\ConfigFormBase;
class SettingsForm extends ConfigFormBase {
  public function buildForm(array $form, $state) {
    $config = $this->config('telemetry.settings');
    $form['user'] = ['#default_value' => $config->get('connection')['user']]; // lint-expect: renamed-user
    $form['org'] = ['#default_value' => $config->get('org')];
    $user = $state->getValue('user');
    return $form;
  }
}
