import { InfluxDB } from '@influxdata/influxdb-client';
import config from '#conf/index';
import { endpointOf, type Endpoint } from '#conf/platform';

abstract class Service {
  protected readonly endpoint: Endpoint;
  constructor(protected readonly relationship: string) {
    this.endpoint = endpointOf(relationship);
  }
  protected prop<T = string>(key: string): T {
    return this.endpoint[key] as T;
  }
  get url(): string {
    return `http://${this.endpoint.host}:${this.endpoint.port}`;
  }
}

export class InfluxService extends Service {
  private client?: InfluxDB;
  constructor() {
    super('tsdb');
  }
  connect(): InfluxDB {
    return (this.client ??= new InfluxDB({ url: this.url, token: this.prop('api_token') })); // lint-expect: moved-api-token
  }
  get writer() {
    return this.connect().getWriteApi(config.influx.org as string, this.prop<string>('bucket')); // lint-expect: moved-bucket
  }
}

export class Postgres extends Service {
  constructor() {
    super('main');
  }
  dsn() {
    return `pg://${this.prop('user')}`; // lint-silent: of something else
  }
}
