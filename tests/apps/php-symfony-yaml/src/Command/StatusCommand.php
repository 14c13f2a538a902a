<?php

namespace App\Command;

use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\DependencyInjection\ParameterBag\ParameterBagInterface;

#[AsCommand('app:status')]
class StatusCommand extends Command
{
    public function __construct(private array $influxEndpoint, private string $bucket, private ParameterBagInterface $bag)
    {
        parent::__construct();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $output->writeln($this->influxEndpoint['user']); // lint-expect: renamed-user
        $output->writeln($this->bag->get('influx.endpoint')['api_token']); // lint-expect: moved-api-token
        $output->writeln($this->bag->get('influx.user') . $this->bucket); // lint-silent: a parameter
        $output->writeln($this->bag->get('relationships')['database'][0]['user']); // lint-silent: MySQL

        return Command::SUCCESS;
    }
}
