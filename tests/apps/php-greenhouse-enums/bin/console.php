#!/usr/bin/env php
<?php

require __DIR__ . '/../vendor/autoload.php';

use Greenhouse\Platform\Environment;
use Greenhouse\Platform\Relationship;

$commands = [
    'user' => static function (array $endpoint): string { // lint-silent: a command's name
        return $endpoint['user']; // lint-expect: renamed-user
    },
    'org' => fn (array $e) => $e['query']['org'] ?? $e['org'], // lint-expect: moved-org=note
    'where' => fn (array $e) => $e['host'],
];

[, $command] = $argv + [1 => 'where'];
echo ($commands[$command] ?? $commands['where'])(Relationship::Climate->endpoint()), PHP_EOL;

$show = strrev(...);
$endpoint = (new class(Environment::fromGlobals()) {
    public function __construct(private Environment $environment) {}
    public function __invoke(string $name = 'climate'): array { return $this->environment[$name]; }
    public function __call(string $name, array $arguments) { return $this->environment[$name][$arguments[0]]; }
});
echo $endpoint()['bucket'], $endpoint('store')['user'] ?? '', PHP_EOL; // lint-expect: moved-bucket
echo $endpoint->climate('org'), $endpoint->store('org'), PHP_EOL; // lint-expect: moved-org
