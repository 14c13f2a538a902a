<?php

$s3 = json_decode(getenv('S3_CREDENTIALS') ?: '{}', true);

return [
    'bucket' => $s3['bucket'], // lint-silent: S3
    'user' => $s3['user'], // lint-silent: S3
];
