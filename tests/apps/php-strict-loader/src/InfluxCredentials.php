<?php
declare(strict_types=1);
namespace App;
final readonly class InfluxCredentials implements \JsonSerializable
{
    public function __construct(
        public string $host,
        public int $port,
        public string $user,
        public string $password,
        public string $org,
        public string $bucket,
        public string $apiToken,
    ) {}
    public static function fromRelationship(array $r): self
    {
        return new self($r['host'], (int) $r['port'], $r['user'], $r['password'], $r['org'], $r['bucket'], $r['api_token']); // lint-expect: renamed-user moved-org moved-bucket moved-api-token
    }
    public static function fromNew(array $r): self
    {
        return new self($r['host'], (int) $r['port'], $r['username'], $r['password'], ...$r['query']);
    }
    public function jsonSerialize(): array { return get_object_vars($this); }
}
