<?php

namespace App\Http\Controllers;

use App\Support\Relationships;

class MetricsController
{
    public function index()
    {
        $influx = Relationships::endpoint('influxdb');
        $db = Relationships::endpoint('database');

        return view('metrics.index', compact('influx', 'db'));
    }

    public function show(string $id)
    {
        return view('metrics.show', [
            'creds' => Relationships::endpoint('influxdb'),
            'user' => auth()->user(), // lint-silent: the one who is logged in
        ])->with('id', $id)->with('cache', Relationships::endpoint('cache'));
    }
}
