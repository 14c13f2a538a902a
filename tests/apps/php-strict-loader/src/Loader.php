<?php
namespace App;
final class Loader
{
    public function __construct(private readonly string $variable = 'PLATFORM_RELATIONSHIPS') {}
    /** @return array<string, list<array<string, mixed>>> */
    public function load(): array
    {
        $value = $_ENV[$this->variable] ?? getenv($this->variable);
        if (!is_string($value) || $value === '') throw new \RuntimeException('none');
        $decoded = base64_decode($value, strict: true);
        if ($decoded === false) throw new \RuntimeException('bad');
        return json_decode(json: $decoded, associative: true, depth: 512, flags: \JSON_THROW_ON_ERROR);
    }
    public function first(string $name): array
    {
        $all = $this->load();
        return match (true) {
            !isset($all[$name]) => throw new \OutOfBoundsException($name),
            $all[$name] === [] => [],
            default => $all[$name][array_key_first($all[$name])],
        };
    }
    public function influx(): InfluxCredentials { return InfluxCredentials::fromRelationship($this->first('influxdb')); }
    public function hydrate(string $class, string $name): object { return $class::from($this->first($name)); }
    public function byType(string $type): ?array
    {
        foreach ($this->load() as $endpoints) {
            foreach ($endpoints as $endpoint) {
                if (str_starts_with($endpoint['type'], "$type:")) return $endpoint;
            }
        }
        return null;
    }
}
