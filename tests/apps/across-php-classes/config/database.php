<?php

return [
    'endpoint' => relationship('db'),
    'user' => relationship_value('db', 'user', 'root'), // lint-silent: MySQL
    'bucket' => getenv('S3_BUCKET'), // lint-silent: S3
];
