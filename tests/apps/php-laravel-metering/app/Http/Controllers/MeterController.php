<?php

namespace App\Http\Controllers;

use App\Contracts\TimeSeries;
use App\Services\Influx\Reporter;
use Illuminate\Container\Attributes\Config;
use Illuminate\Http\Request;

class MeterController
{
    public function __construct(
        private TimeSeries $series,
        #[Config('services.influx.endpoint.org')] private string $org, // lint-expect: moved-org
        #[Config('services.github.org')] private string $github, // lint-silent: GitHub
    ) {
    }

    public function index(Request $request, Reporter $reporter)
    {
        return view('meters.index', [
            'user' => $request->user()->name, // lint-silent: the session
            'bucket' => $request->input('bucket', 'all'), // lint-silent: a parameter
            'report' => $reporter->report(),
            'settings' => relationship('influxdb'),
        ]);
    }

    public function store(Request $request)
    {
        $this->series->write("meter,org={$this->org} value={$request->value}");

        return redirect()->back();
    }
}
