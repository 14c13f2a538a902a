<?php
namespace Shop\Metrics;

trait KnowsPlatform
{
    protected array $services = [];

    protected function boot(): void
    {
        foreach (json_decode(base64_decode($_SERVER['PLATFORM_RELATIONSHIPS'] ?? ''), true) ?? [] as $name => $endpoints) {
            foreach ($endpoints as $endpoint) {
                switch ($endpoint['rel']) {
                    case 'mysql':
                        $this->services['db'] = ['user' => $endpoint['user'] ?? $endpoint['username']]; // lint-silent: of something else
                        break;
                    case 'influxdb':
                        $this->services['influx'] = array_intersect_key($endpoint, array_flip(['host', 'user'])); // lint-expect: renamed-user
                        $this->services['raw'] = $endpoint;
                        break;
                }
            }
        }
    }
}

final class Recorder
{
    use KnowsPlatform;

    public function __construct()
    {
        $this->boot();
    }

    public function bucket(): ?string
    {
        return $this->services['raw']['bucket'] ?? null; // lint-expect: moved-bucket
    }

    public function dbUser(): string
    {
        return $this->services['db']['user']; // lint-silent: of something else
    }

    public function __get(string $name)
    {
        return $this->services['raw'][$name];
    }
}
