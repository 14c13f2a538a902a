<?php

namespace Tests\Feature;

use Tests\TestCase;

class MeterTest extends TestCase
{
    public function test_status(): void
    {
        config()->set('services.influx.org', 'test'); // lint-silent: a stub
        $this->actingAs(new \App\Models\User(['user' => 'u']))->get('/meters')->assertOk(); // lint-silent: a model
    }
}
