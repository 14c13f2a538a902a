<?php

declare(strict_types=1);

use Acme\Ship\Relationship;

require __DIR__ . '/../vendor/autoload.php';

header('Content-Type: text/plain');
$up = Relationship::tryFrom($_GET['rel'] ?? 'cache')?->endpoint()->host;
echo Relationship::Cache->endpoint()->with(scheme: 'redis')->user ?? 'default', PHP_EOL; // lint-silent: Redis
