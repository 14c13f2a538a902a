<?php

$tsdb = relationship('tsdb');

return [
    'endpoint' => $tsdb,
    'organisation' => $tsdb['org'], // lint-expect: moved-org
    'user' => relationship_value('tsdb', 'user', 'admin'), // lint-expect: renamed-user
    'host' => $tsdb['host'], // lint-silent: the host
    'retention' => '7d',
];
