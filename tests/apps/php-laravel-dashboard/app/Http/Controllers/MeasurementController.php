<?php

namespace App\Http\Controllers;

use App\Contracts\MetricsGateway;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Config;

class MeasurementController
{
    public function __construct(private MetricsGateway $metrics)
    {
    }

    public function store(Request $request)
    {
        $user = $request->user(); // lint-silent: who is logged in
        $data = $request->validate(['bucket' => 'required', 'org' => 'nullable']); // lint-silent: a form

        $this->metrics->record($data['bucket'], 1.0); // lint-silent: a form

        [
            'host' => $host,
            'bucket' => $bucket, // lint-expect: moved-bucket
        ] = $this->metrics->credentials();

        return ['user' => $user['user'], 'bucket' => $bucket, 'host' => $host]; // lint-silent: an answer
    }

    public function settings()
    {
        $connection = Config::get('influx.connection');

        return view('settings', [
            'user' => $connection['username'], // lint-silent: the new name
            'org' => $connection['org'] ?? null, // lint-expect: moved-org
            'retention' => Config::get('influx.retention'),
        ]);
    }
}
