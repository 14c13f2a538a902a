<?php

namespace App\Command;

use App\DependencyInjection\Relationships;
use App\Service\Exporter;
use Symfony\Component\Console\Command\Command;

final class StatusCommand extends Command
{
    public function __construct(private readonly Exporter $exporter)
    {
        parent::__construct();
    }

    protected function execute($input, $output): int
    {
        $relationships = Relationships::fromEnvironment();
        $output->writeln($relationships->value('metrics.org')); // lint-expect: moved-org
        $output->writeln($relationships->value('metrics.host')); // lint-silent: the host
        $output->writeln($relationships->value('database.user')); // lint-silent: MySQL
        $output->writeln($relationships['metrics']['user']); // lint-expect: renamed-user
        $output->writeln($relationships['database']['user']); // lint-silent: MySQL
        $output->writeln($this->exporter->influx()['org']); // lint-silent: a key of the exporter's own

        return Command::SUCCESS;
    }
}
