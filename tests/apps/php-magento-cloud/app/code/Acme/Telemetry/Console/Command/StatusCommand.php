<?php
declare(strict_types=1);

namespace Acme\Telemetry\Console\Command;

use Acme\Telemetry\Model\CloudInterface;
use Acme\Telemetry\Model\Credentials;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

class StatusCommand extends Command
{
    public function __construct(private CloudInterface $cloud, private Credentials $credentials, ?string $name = null)
    {
        parent::__construct($name);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $output->writeln($this->credentials->getUser() . ' / ' . $this->credentials->getOrganisation());

        $databases = array_map(fn ($e) => $e['user'] ?? $e['username'], $this->cloud->getRelationship('database')); // lint-silent: MySQL
        $output->writeln($databases);

        $relationships = $this->relationships();
        array_walk($relationships, function (array $endpoints, string $name) use ($output): void {
            if ($name !== 'telemetry') {
                return;
            }
            foreach ($endpoints as ['host' => $host, 'user' => $user]) { // lint-expect: renamed-user
                $output->writeln("$user@$host");
            }
        });

        $influx = array_filter($this->relationships(), fn (string $name) => $name === 'telemetry', ARRAY_FILTER_USE_KEY);
        $output->writeln(reset($influx)[0]['bucket']); // lint-expect: moved-bucket

        $by = [];
        foreach ($this->relationships() as $name => [$first]) {
            $by[$first['rel']] = $first['host']; // lint-silent: the same everywhere
        }
        ksort($by);

        return Command::SUCCESS;
    }

    private function relationships(): array
    {
        return json_decode(base64_decode((string) getenv(CloudInterface::ENV_RELATIONSHIPS)), true) ?? [];
    }
}
