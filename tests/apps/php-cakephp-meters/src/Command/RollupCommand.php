<?php
declare(strict_types=1);

namespace App\Command;

use App\Influx\InfluxTrait;
use Cake\Command\Command;
use Cake\Console\Arguments;
use Cake\Console\ConsoleIo;
use Cake\Core\Configure;

class RollupCommand extends Command
{
    use InfluxTrait;

    public function execute(Arguments $args, ConsoleIo $io)
    {
        $bucket = $args->getOption('bucket') ?: $this->influxConfig('bucket'); // lint-expect: moved-bucket
        $org = Configure::read('Influx.organisation');
        $io->out(sprintf('%s/%s as %s', $org, $bucket, Configure::read('Influx.raw.user'))); // lint-expect: renamed-user
        $this->http()->post(Configure::read('Influx.url') . '/api/v2/query?org=' . urlencode($org));
        $io->verbose(Configure::read('InfluxOld.host')); // lint-silent: InfluxDB 1.8 has a host

        return static::CODE_SUCCESS;
    }
}
