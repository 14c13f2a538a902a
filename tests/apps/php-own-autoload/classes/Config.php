<?php
final class Config {
    private static $instance;
    private $data = [];
    private function __construct() { $this->data = array_merge(self::defaults(), ['influx' => (array) Registry::get('influx'), 'db' => Registry::get('db')]); }
    private static function defaults() { return ['debug' => false]; }
    public static function getInstance() { return self::$instance ?: self::$instance = new self; }
    public function __get($n) { return (object) $this->data[$n]; }
    public function get($path) {
        $v = $this->data;
        foreach (explode('.', $path) as $p) { if (!isset($v[$p])) return null; $v = $v[$p]; }
        return $v;
    }
}
