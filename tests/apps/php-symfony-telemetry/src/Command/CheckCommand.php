<?php

declare(strict_types=1);

namespace App\Command;

use App\Platform\Relationships;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Style\SymfonyStyle;

class CheckCommand extends Command
{
    protected static $defaultName = 'app:influx:check';

    private const REQUIRED = [
        'host',
        'user', // lint-expect: renamed-user
        'password',
        'org', // lint-expect: moved-org
    ];

    public function __construct(private readonly Relationships $relationships)
    {
        parent::__construct();
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $io = new SymfonyStyle($input, $output);
        $endpoint = $this->relationships->first('timeseries');

        foreach (self::REQUIRED as $key) {
            if (empty($endpoint[$key])) {
                $io->error("InfluxDB's $key is missing");

                return Command::FAILURE;
            }
        }

        // lint-silent-next: the database has its own keys
        ['host' => $host, 'user' => $user] = $this->relationships->first('database');
        $io->writeln("$user@$host");

        return $this->show($io, $endpoint);
    }

    private function show(SymfonyStyle $io, array $influx): int
    {
        [
            'host' => $host,
            'org' => $org, // lint-expect: moved-org
            'bucket' => $bucket, // lint-expect: moved-bucket
        ] = $influx;

        $io->table(['host', 'org', 'bucket'], [[$host, $org, $bucket]]); // lint-silent: headings

        return Command::SUCCESS;
    }
}
