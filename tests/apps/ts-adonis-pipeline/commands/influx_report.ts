import { BaseCommand, flags } from '@adonisjs/core/ace';
import env from '#start/env';

export default class InfluxReport extends BaseCommand {
  static commandName = 'influx:report';
  static options = { startApp: true };

  @flags.string()
  declare user?: string; // lint-silent: an option of a command

  async run() {
    const { default: platform } = await import('#config/platform');
    const name = env.get('INFLUX_RELATIONSHIP', 'timedb');
    const source = platform.first('timedb');
    if (source === null) {
      this.logger.error(`no relationship ${name}`);
      return;
    }
    const table = this.ui.table();
    table.head(['key', 'value']);
    (['host', 'user', 'org'] as const).forEach((key) => table.row([key, source[key]])); // lint-expect: renamed-user moved-org
    table.row(['queue', platform.first('queue')?.user ?? '']); // lint-silent: RabbitMQ
    table.row(['asked by', this.user ?? 'cron']);
    table.render();
  }
}
