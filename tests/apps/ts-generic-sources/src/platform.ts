type Rel = 'influxdb' | 'database' | 'cache';

const KEYS = {
  influxdb: { login: 'user', tenant: 'org', secret: 'api_token' }, // lint-expect: renamed-user moved-org moved-api-token
  database: { login: 'user', tenant: 'path', secret: 'password' }, // lint-silent: mysql
} as const;

type Known = keyof typeof KEYS;

declare const process: { env: Record<string, string | undefined> };

export abstract class Source<K extends Known> {
  protected abstract readonly rel: K;
  private static doc?: Record<string, Record<string, string>[]>;

  private static load() {
    return (Source.doc ??= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS ?? '', 'base64').toString()));
  }

  protected value(field: keyof (typeof KEYS)[K]): string {
    const key = KEYS[this.rel][field as 'login'];
    return Source.load()![this.rel][0][key];
  }
}

export class InfluxSource extends Source<'influxdb'> {
  protected readonly rel = 'influxdb';
  header() {
    return `Token ${this.value('secret')} ${this.value('login')} ${this.value('tenant')}`;
  }
}

export class MysqlSource extends Source<'database'> {
  protected readonly rel = 'database';
  dsn() {
    return `${this.value('login')}:${this.value('secret')}@${this.value('tenant')}`;
  }
}

export function credential<R extends Rel, T = string>(rel: R, key: string, fallback?: T): T {
  const all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString());
  return (all[rel]?.[0]?.[key] ?? fallback) as T;
}
