<?php
$e = json_decode($argv[1]);
printf("%s\n", $e->bucket); // lint-expect: moved-bucket
