<?php

namespace App\Command;

use App\Metrics\Downsampler;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\DependencyInjection\ParameterBag\ParameterBagInterface;

#[AsCommand('app:downsample')]
final class DownsampleCommand extends Command
{
    public function __construct(private Downsampler $downsampler, private ParameterBagInterface $parameters)
    {
        parent::__construct();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $metrics = $this->parameters->get('app.metrics');
        $output->writeln("{$metrics['host']} as {$metrics['user']}"); // lint-expect: renamed-user
        $output->writeln($this->parameters->get('app.metrics.org'));
        $this->downsampler->run();

        return Command::SUCCESS;
    }
}
