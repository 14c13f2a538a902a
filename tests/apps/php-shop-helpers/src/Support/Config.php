<?php
namespace Shop\Support;

final class Config implements \ArrayAccess
{
    private array $items = [];

    public function __construct(string $dir)
    {
        foreach (['database', 'mail'] as $file) {
            if (is_file("$dir/$file.php")) {
                $this->items[$file] = require "$dir/$file.php";
            }
        }
    }

    public function get(string $key, $default = null)
    {
        $value = $this->items;
        foreach (explode('.', $key) as $segment) {
            if (!is_array($value) || !array_key_exists($segment, $value)) {
                return $default;
            }
            $value = $value[$segment];
        }

        return $value;
    }

    public function offsetExists(mixed $offset): bool { return $this->get($offset) !== null; }
    public function offsetGet(mixed $offset): mixed { return $this->get($offset); }
    public function offsetSet(mixed $offset, mixed $value): void { throw new \LogicException(); }
    public function offsetUnset(mixed $offset): void { throw new \LogicException(); }
}
