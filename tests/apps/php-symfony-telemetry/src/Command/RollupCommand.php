<?php

declare(strict_types=1);

namespace App\Command;

use App\Influx\ClientFactory;
use App\Platform\Relationships;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

class RollupCommand extends Command
{
    protected static $defaultName = 'app:influx:rollup';

    public function __construct(private ClientFactory $factory, private Relationships $relationships)
    {
        parent::__construct();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        // Works on both sides of the upgrade.
        $endpoint = $this->relationships->first('timeseries');
        $user = $endpoint['username'] ?? $endpoint['user']; // lint-expect: renamed-user=note
        $org = $endpoint['query']['org'] ?? $endpoint['org']; // lint-expect: moved-org=note
        $bucket = isset($endpoint['query']['bucket'])
            ? $endpoint['query']['bucket']
            : $endpoint['bucket']; // lint-expect: moved-bucket=note

        // The variable is another relationship from here on.
        $endpoint = $this->relationships->first('database');
        $output->writeln("$user ($org, $bucket) for {$endpoint['user']}"); // lint-silent: MySQL by now

        $this->factory->create();

        return Command::SUCCESS;
    }
}
