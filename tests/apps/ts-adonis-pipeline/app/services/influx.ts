import { InfluxDB, Point } from '@influxdata/influxdb-client';
import type { InfluxConfig } from '#config/influx';

export type Credentials = { user: string; password: string }; // lint-silent: the app's own type

export default class Influx {
  declare readonly client: InfluxDB;
  private readonly config: InfluxConfig;

  constructor(
    config: InfluxConfig,
    protected credentials?: Credentials,
  ) {
    this.config = config;
    this.client = new InfluxDB({ url: config.url, token: config.token });
  }

  get org() {
    return this.config.org; // lint-silent: the app's own configuration
  }

  write(name: string, value: number, bucket = this.config.buckets.raw) { // lint-silent: the app's own configuration
    this.client.getWriteApi(this.org, bucket).writePoint(new Point(name).floatField('value', value));
  }

  legacyUrl(): string {
    return `http://${this.credentials?.user}:${this.credentials?.password}@timedb.internal:8086`; // lint-silent: the app's own record
  }
}
