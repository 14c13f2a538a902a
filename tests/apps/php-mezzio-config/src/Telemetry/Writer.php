<?php

declare(strict_types=1);

namespace Telemetry;

class Writer
{
    public function __construct(protected array $endpoint, protected string $bucket)
    {
    }

    public function write(array $points): void
    {
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Authorization: Token ' . $this->endpoint['api_token'], // lint-expect: moved-api-token
            'content' => implode("\n", $points),
        ]]);
        $query = http_build_query(['org' => $this->endpoint['org'], 'bucket' => $this->bucket]); // lint-expect: moved-org
        file_get_contents("http://{$this->endpoint['host']}:{$this->endpoint['port']}/api/v2/write?{$query}", false, $context);
    }
}
