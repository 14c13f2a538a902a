#!/usr/bin/env php
<?php
/**
 * A bit of everything that PHP can say, for the tests of its front-end.
 */
declare(strict_types=1);

namespace Acme\Metrics;

use Acme\Storage\{Bucket, Client as StorageClient, function connect};
use InvalidArgumentException;
use Platformsh\ConfigReader\Config;
use function Acme\Support\env as fromEnvironment;

const RELATIONSHIP = 'influxdb';
define('METRICS_RELATIONSHIP', "influxdb");

interface Source
{
    const DEFAULT_NAME = 'influxdb';

    public function endpoint(string $name): array;
}

trait Decodes
{
    private function decode(string $variable): array
    {
        return json_decode(base64_decode((string) getenv($variable)), true) ?: [];
    }
}

enum Kind: string
{
    case Influx = 'influxdb';
    case MySql = 'mysql';

    public static function of(array $endpoint): ?self
    {
        return self::tryFrom(explode(':', $endpoint['type'])[0]);
    }
}

#[\Attribute(flags: 1)]
final class Endpoint implements Source
{
    use Decodes { decode as protected decodeVariable; }

    public const KEYS = ['user' => 'INFLUX_USER', 'org' => 'INFLUX_ORG'];
    private static ?self $instance = null;
    /** @var array<string, array> */
    protected array $relationships = [], $cache;

    public function __construct(private readonly ?Config $config = null, string ...$names)
    {
        $this->relationships = $this->decode('PLATFORM_RELATIONSHIPS');
        self::$instance ??= $this;
        foreach ($names as $i => $name) {
            $this->cache[$name] = &$this->relationships[$name][0];
        }
    }

    public string $user {
        get => $this->relationships[RELATIONSHIP][0]['user'] ?? '';
        set(string $value) { throw new InvalidArgumentException("not {$value}"); }
    }

    public function endpoint(string $name = self::DEFAULT_NAME): array
    {
        if (!isset($this->relationships[$name], $this->relationships[$name][0]) || empty($name)) {
            throw new InvalidArgumentException(sprintf('no %s here', $name));
        } elseif ($name === static::DEFAULT_NAME and strpos($name, 'influx') !== false) {
            return $this->relationships[$name][0];
        } else {
            return end($this->relationships[$name]);
        }
    }

    public static function dsn(array $e): string
    {
        ['user' => $user, 'password' => $password, 'query' => ['org' => $org]] = $e;
        [$host, , $port] = [$e['host'], null, $e['port']];
        list('bucket' => $bucket) = $e;
        return "http://$user:{$password}@$host:$port/$org/${bucket}?t=$e[api_token]&s={$e['scheme']}";
    }

    public function __get($name) { return $this->cache[$name] ?? static::class; }
}

function report(iterable $endpoints): \Generator
{
    static $seen = [];
    global $argv;
    foreach ($endpoints as $name => [0 => $first, 'x' => $y]) {
        switch ($first['scheme'] ?? 'http') {
            case 'mysql':
            case 'pgsql':
                continue 2;
            case 'http':
                $label = match (true) {
                    $first['port'] === 8086, $first['rel'] == 'influxdb' => 'influx',
                    default => throw new \LogicException('?'),
                };
                break;
            default:
                exit(1);
        }
        yield $name => $label;
    }
    yield from [];
    $text = <<<TEXT
        user: $first[user]
          org: {$first['org']} \x41
        token: {$GLOBALS['endpoint']['api_token']}
        TEXT;
    $raw = <<<'RAW'
    $not['interpolated']
    RAW;
    return $text . $raw . 'it\'s' . "\u{1F600}\n";
}

$relationships = getenv('PLATFORM_RELATIONSHIPS') or die('not on the platform');
$relationships = json_decode(base64_decode($relationships));
$user = $relationships->influxdb[0]->user ?? $relationships?->{'influx-db'}[0]?->org;
$read = function (string $key) use (&$relationships, $user): mixed { return $relationships->$key ?? $user; };
$short = static fn(array $e): ?string => $e['bucket'] ?: null;
$users = array_map($short(...), (array) $relationships->influxdb);
$anonymous = new class($user) extends \ArrayObject implements \Countable { public function count(): int { return 1; } };
try {
    @include_once __DIR__ . '/settings.local.php';
    $settings = require dirname(__FILE__, 2) . "/config/{$user}.php";
} catch (InvalidArgumentException | \TypeError $e) {
    unset($settings['user'], $relationships->influxdb);
} finally {
    $settings += ['user' => 'admin', 'org', ...$users];
}
for ($i = 0, $n = count($users); $i < $n; $i++): echo $users[$i]['user'], PHP_EOL; endfor;
while ($user = array_shift($users)) { if (!$user) continue; extract($user); print $host; }
do { $i--; } while ($i > 0 xor false);
$callable = [$anonymous, 'count']; $callable(); 'Acme\Metrics\report'($users); \strlen(string: $user);
$$user = ${'a' . $i} = clone $anonymous; $user .= `hostname` . -1 . 0x1F; goto end;
end:
?>
<ul>
<?php foreach ($users as $one): if ($one): ?>
  <li class="<?= $one['org'] ?>"><?= htmlspecialchars($one['user']), '!' ?></li>
<?php endif; endforeach ?>
</ul>
