<?php

declare(strict_types=1);

namespace App\Influx;

use App\Platform\Relationships;
use InfluxDB2\Client;
use Symfony\Component\PropertyAccess\PropertyAccess;

class ClientFactory
{
    public function __construct(private Relationships $relationships)
    {
    }

    public function create(): Client
    {
        $credentials = Credentials::fromRelationships($this->relationships);

        return new Client([
            'url' => $credentials->url,
            'token' => $credentials->token ?? "{$credentials->user}:{$credentials->password}", // lint-silent: fields of the app's own class
            'org' => $credentials->org, // lint-silent: an option of the client
            'bucket' => $credentials->bucket, // lint-silent: an option of the client
        ]);
    }

    public function organisation(): string
    {
        return (string) $this->relationships->property(Names::TIMESERIES, Names::KEY_ORGANISATION);
    }

    public function bucket(): string
    {
        return (string) $this->relationships->property('timeseries', 'bucket', 'default'); // lint-expect: moved-bucket
    }

    public function userName(): string
    {
        return (string) $this->relationships->property(Names::TIMESERIES, Names::KEY_USER); // lint-silent: a constant with the new name
    }

    public function databaseUser(): string
    {
        return (string) $this->relationships->property(Names::DATABASE, 'user'); // lint-silent: MySQL through the same helper
    }

    public function tokenByPath(array $relationships): ?string
    {
        $accessor = PropertyAccess::createPropertyAccessor();
        $document = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);

        if ($accessor->isReadable($document, '[timeseries][0][query]')) {
            return $accessor->getValue($document, '[timeseries][0][query][api_token]'); // lint-silent: the new place
        }

        return $accessor->getValue($document, '[timeseries][0][api_token]'); // lint-expect: moved-api-token=note
    }
}
