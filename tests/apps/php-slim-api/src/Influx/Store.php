<?php

declare(strict_types=1);

namespace Events\Influx;

use function Events\Support\{dig, fill, first_of, normalised, relationships};
use const Events\Support\{ORGANISATION, RELATIONSHIP};

abstract class Store
{
    protected static array $endpoints = [];

    abstract public function name(): string;

    public static function boot(): void
    {
        static::$endpoints[static::RELATIONSHIP] = relationships()[static::RELATIONSHIP][0];
    }

    protected static function endpoint(): array
    {
        return static::$endpoints[static::RELATIONSHIP] ?? [];
    }

    public static function bucket(): string
    {
        return static::endpoint()['host']; // lint-silent: stays, whatever the method is called
    }
}

final class EventStore extends Store
{
    protected const RELATIONSHIP = RELATIONSHIP;

    public function name(): string
    {
        return relationships()[self::RELATIONSHIP][0][ORGANISATION];
    }

    public function token(): string
    {
        return dig(relationships(), 'events', 0, 'api_token'); // lint-expect: moved-api-token
    }

    public function newToken(): ?string
    {
        return dig(relationships(), 'events', 0, 'query', 'api_token'); // lint-silent: the new place
    }

    public function user(): ?string
    {
        return first_of(relationships()['events'][0], ['username', 'user']); // lint-expect: renamed-user=note
    }

    public function owner(): ?string
    {
        return first_of(relationships()['events'][0], ['owner', 'user']); // lint-expect: renamed-user
    }

    public function target(): array
    {
        $target = ['precision' => 'ns'];
        fill($target, 'events', 'host', 'bucket'); // lint-expect: moved-bucket

        return [$target['bucket'], $target['endpoint']['org']]; // lint-expect: moved-org
    }

    public function login(): array
    {
        $target = [];
        fill($target, 'users', 'host', 'user'); // lint-silent: PostgreSQL

        return [$target['user'], $target['endpoint']['user']]; // lint-silent: PostgreSQL
    }

    public function today(): array
    {
        [$endpoint] = normalised('events');

        return [$endpoint['username'], $endpoint['query']['org']]; // lint-silent: put there by normalised()
    }
}

final class SearchStore extends Store
{
    protected const RELATIONSHIP = 'search';

    public function name(): string
    {
        return static::endpoint()['user'] ?? 'search'; // lint-silent: Elasticsearch
    }
}
