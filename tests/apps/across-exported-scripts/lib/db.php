<?php

function db_user(): string
{
    $db = json_decode($_ENV['DB_JSON'], true);

    return $db['user'] ?? $db['username']; // lint-silent: mysql
}
