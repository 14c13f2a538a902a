<?php

namespace Weather;

/**
 * Everything that the environment says, decoded once.
 */
class Config implements \ArrayAccess
{
    const INFLUX = 'influx-db';

    private $relationships = array();
    private $influx;
    public $user;

    public function __construct()
    {
        $this->init();
    }

    private function init()
    {
        if ($blob = getenv('PLATFORM_RELATIONSHIPS')) {
            $this->relationships = json_decode(base64_decode($blob), true);
        }
        if (!isset($this->relationships[self::INFLUX])) {
            return;
        }
        $this->influx = $this->relationships[self::INFLUX][0];
        $this->user = $this->influx['user']; // lint-expect: renamed-user
    }

    public function getRelationships()
    {
        return $this->relationships;
    }

    public function getInflux()
    {
        return $this->influx;
    }

    public function influx($key)
    {
        return isset($this->influx[$key]) ? $this->influx[$key] : null;
    }

    public function __get($name)
    {
        return $this->influx[$name];
    }

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->relationships[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->relationships[$offset][0];
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
    }

    public function offsetUnset(mixed $offset): void
    {
    }
}
