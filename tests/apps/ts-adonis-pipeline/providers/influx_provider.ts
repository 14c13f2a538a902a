import type { ApplicationService } from '@adonisjs/core/types';
import influxConfig from '#config/influx';
import platform from '#config/platform';
import Influx from '#services/influx';

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    influx: Influx;
  }
}

export default class InfluxProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(Influx, () => {
      const { user, password } = platform.first('timedb')!; // lint-expect: renamed-user
      return new Influx(influxConfig, { user, password });
    });
    this.app.container.alias('influx', Influx);
  }
}
