<?php
$rels = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);
class Setup {
    private const MAP = ['tsdb' => 'influx', 'main' => 'postgres'];
    public function run(array $rels): void {
        foreach ($rels as $name => $endpoints) {
            $method = self::MAP[$name] ?? null;
            if ($method) { $this->$method($endpoints[0]); }
        }
    }
    private function influx(array $e) { putenv('X=' . $e['org']); } // lint-expect: moved-org
    private function postgres(array $e) { putenv('X=' . $e['user']); } // lint-silent: PostgreSQL
}
(new Setup())->run($rels);
$handlers = ['influxdb' => fn ($e) => $e['bucket'], 'postgresql' => fn ($e) => $e['user']]; // lint-expect: moved-bucket
foreach ($rels as $eps) foreach ($eps as $e) { $handlers[$e['rel']]($e); }
