<?php
require_once 'relationships.php';

$token = getenv('TSDB_TOKEN');
['host' => $host, 'bucket' => $bucket] = endpoint('tsdb'); // lint-expect: moved-bucket
echo $token, $host, $bucket;
