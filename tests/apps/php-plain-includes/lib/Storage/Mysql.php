<?php

namespace Weather\Storage;

use PDO;
use function Weather\credentials;

final class Mysql
{
    public static function connect(): PDO
    {
        $db = credentials('mysqldb');
        $dsn = sprintf('mysql:host=%s;dbname=%s', $db['host'], $db['path']);

        return new PDO($dsn, $db['user'] ?? $db['username'], $db['password']); // lint-silent: MySQL
    }

    public static function fromUrl(string $url): PDO
    {
        $parts = parse_url($url);

        return new PDO("mysql:host={$parts['host']}", $parts['user'], $parts['pass']); // lint-silent: parse_url
    }
}
