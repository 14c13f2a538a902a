<?php
class Registry {
    protected static $items = [];
    public static function set($k, $v) { static::$items[$k] = $v; }
    public static function get($k, $d = null) { return static::$items[$k] ?? $d; }
}
