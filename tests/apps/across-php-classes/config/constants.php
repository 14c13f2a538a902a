<?php

$influx = relationship('tsdb');
define('TSDB_USER', $influx['user']); // lint-expect: renamed-user
define('TSDB_ENDPOINT', $influx);
const KEY_OF_ORG = 'org'; // lint-expect: moved-org
const KEY_OF_SCHEMA = 'path'; // lint-silent: of MySQL
