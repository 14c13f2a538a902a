<?php

namespace App\Http\Controllers;

use App\Support\Concerns\ReadsRelationships;
use Illuminate\Http\Request;

class StatusController extends Controller
{
    use ReadsRelationships;

    public function __invoke(Request $request)
    {
        return response()->json([
            'user' => $request->user()?->name, // lint-silent: the request's user
            'org' => $request->input('org'), // lint-silent: the request
            'bucket' => $this->property('influx', 'bucket'), // lint-expect: moved-bucket
            'cache' => $this->property('redis', 'user'), // lint-silent: Redis
            'influx' => $this->summary($this->relationship('influx')),
            'db' => $this->summary($this->relationship('database')),
        ]);
    }

    private function summary(array $endpoint): array
    {
        return [
            'where' => $endpoint['host'],
            'who' => $endpoint['user'] ?? $endpoint['username'], // lint-expect: renamed-user=note
        ];
    }
}
