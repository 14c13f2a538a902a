<?php
require __DIR__ . '/relationships.php';

echo endpoint('tsdb')['org']; // lint-expect: moved-org
echo endpoint('db')['user'] ?? ''; // lint-silent: postgresql
echo endpoint('coming')['username']; // lint-silent: the new name
