<?php
final class Registry
{
    private static $vars = array();

    public static function set($key, $value)
    {
        self::$vars[$key] = $value;
    }

    public static function get($key)
    {
        return isset(self::$vars[$key]) ? self::$vars[$key] : null;
    }

    public static function has($key)
    {
        return array_key_exists($key, self::$vars);
    }
}
