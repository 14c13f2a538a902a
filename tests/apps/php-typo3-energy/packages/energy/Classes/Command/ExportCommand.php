<?php

declare(strict_types=1);

namespace Acme\Energy\Command;

use Acme\Energy\Service\InfluxService;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use TYPO3\CMS\Core\Utility\GeneralUtility;

class ExportCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $influx = GeneralUtility::makeInstance(InfluxService::class);
        $token = $GLOBALS['TYPO3_CONF_VARS']['EXTENSIONS']['energy']['endpoint']['api_token'] ?? ''; // lint-expect: moved-api-token
        $output->writeln([$influx->getHost(), $influx->getUser(), $influx->getBucket(), $token]);
        $output->writeln($GLOBALS['BE_USER']->user['username'] ?? ''); // lint-silent: the session

        return Command::SUCCESS;
    }
}
