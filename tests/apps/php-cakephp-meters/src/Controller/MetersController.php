<?php
declare(strict_types=1);

namespace App\Controller;

use App\Influx\InfluxTrait;
use Cake\Core\Configure;

class MetersController extends AppController
{
    use InfluxTrait;

    public function index(): void
    {
        $user = $this->getRequest()->getAttribute('identity')['user']; // lint-silent: the session
        $influx = $this->influxConfig();
        $this->set([
            'user' => $user, // lint-silent: a variable of the view
            'bucket' => $influx['bucket'], // lint-expect: moved-bucket
            'login' => $influx['username'] ?? $influx['user'], // lint-expect: renamed-user=note
            'org' => Configure::read('Influx.raw.query.org', Configure::read('Influx.raw.org')), // lint-expect: moved-org=note
        ]);
    }
}
