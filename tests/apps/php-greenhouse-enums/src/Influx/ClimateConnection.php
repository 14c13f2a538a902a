<?php

declare(strict_types=1);

namespace Greenhouse\Influx;

use Greenhouse\Platform\Relationship;

final class ClimateConnection extends Connection
{
    private string $owner = '';

    protected function relationship(): Relationship
    {
        return Relationship::Climate;
    }

    protected function boot(): void
    {
        $this->owner = $this->config[$this->relationship()->userKey()];
    }

    public function headers(): array
    {
        return [
            'Authorization' => 'Token ' . $this->api_token, // lint-expect: moved-api-token
            'X-User' => $this->owner,
        ];
    }

    public function query(): string
    {
        return http_build_query(['org' => $this->org, 'bucket' => $this->bucket]); // lint-expect: moved-org moved-bucket
    }
}
