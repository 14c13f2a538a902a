<?php
declare(strict_types=1);

namespace App\Controller;

use Cake\Controller\Controller;
use Cake\Core\Configure;

class AppController extends Controller
{
    public function initialize(): void
    {
        parent::initialize();
        if (Configure::check('Influx.raw.api_token')) { // lint-expect: moved-api-token
            $this->loadComponent('Flash');
        }
    }
}
