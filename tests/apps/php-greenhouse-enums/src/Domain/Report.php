<?php

declare(strict_types=1);

namespace Greenhouse\Domain;

use Greenhouse\Platform\{Environment, Relationship};

use function Greenhouse\{compose, pick, platform, pluck};
use const Greenhouse\SETTINGS;

final class Report
{
    private const FIELDS = [
        'owner' => 'user', // lint-expect: renamed-user
        'where' => 'bucket', // lint-expect: moved-bucket
        'secret' => 'password',
    ];

    public function __construct(private Environment $environment)
    {
    }

    public function rows(): array
    {
        $endpoint = $this->environment['climate'];
        $row = [];
        foreach (self::FIELDS as $label => $field) {
            $row[$label] = $endpoint[$field];
        }

        return $row;
    }

    public function summary(): string
    {
        ['org' => $org, 'host' => $host] = pick(platform()->endpoints('climate')[0], 'host', 'org'); // lint-expect: moved-org
        [$user] = iterator_to_array(pluck(platform()->endpoints('store'), 'user')); // lint-silent: MariaDB
        $tokens = [...pluck(platform()->endpoints('climate'), 'api_token')]; // lint-expect: moved-api-token

        return "$org@$host $user " . implode(',', $tokens);
    }

    public function bucket(): ?string
    {
        $read = compose(
            fn (Environment $e) => $e->endpoints(Relationship::DEFAULT->value),
            'reset',
            fn (array $endpoint) => $endpoint['bucket'], // lint-expect: moved-bucket
        );

        return $read($this->environment);
    }

    public function each(): void
    {
        foreach ($this->environment as $name => $endpoint) {
            if (Relationship::tryFrom($name) === Relationship::Climate) {
                echo $endpoint['org'], PHP_EOL; // lint-expect: moved-org
            }
            if ($name === Relationship::Store->value) {
                echo $endpoint['user'], PHP_EOL; // lint-silent: MariaDB
            }
        }
    }
}
