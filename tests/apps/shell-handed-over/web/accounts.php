<?php

$account = json_decode(stream_get_contents(STDIN), true);
echo $account['user'] ?? $account['username'], "\n"; // lint-silent: MySQL is piped in
