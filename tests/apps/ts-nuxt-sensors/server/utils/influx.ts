import { InfluxDB, type QueryApi } from '@influxdata/influxdb-client';
import { Relationship, Secret, Service, endpoints } from './service';

export class Influx extends Service {
  static #shared: Influx | undefined;

  static get shared(): Influx {
    return (this.#shared ??= new Influx());
  }

  private constructor() {
    super(Relationship.Readings);
  }

  override get login(): string {
    return this.raw.user; // lint-expect: renamed-user
  }

  get organisation(): string {
    return this.raw['org']; // lint-expect: moved-org
  }

  get bucket(): string {
    const { raw } = this;
    return raw.bucket; // lint-expect: moved-bucket
  }

  async query<Row>(flux: string): Promise<Row[]> {
    return this.api().collectRows<Row>(flux);
  }

  private api(): QueryApi {
    const token = this.secret(Secret.Token);
    return new InfluxDB({ url: `http://${this.address}`, token }).getQueryApi(this.organisation); // lint-silent: the class's own member
  }
}

export const buckets = (): string[] => {
  const found: string[] = [];
  for (const { bucket } of endpoints(Relationship.Readings)) { // lint-expect: moved-bucket
    found.push(bucket);
  }
  return found;
};

export const archives = (): string[] => [...endpoints(Relationship.Archive)].map(({ user }) => user); // lint-silent: MongoDB
