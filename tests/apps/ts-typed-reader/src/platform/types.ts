export enum Relationship {
  Influx = 'influxdb',
  Mysql = 'database',
}
export interface Base { host: string; port: number; rel: string; scheme: string }
export interface InfluxV2 extends Base { user: string; password: string; org: string; bucket: string; api_token: string } // lint-expect: renamed-user moved-org moved-bucket
export interface Mysql extends Base { username: string; password: string; path: string; user?: string } // lint-silent: mysql
export type ByName = { influxdb: InfluxV2[]; database: Mysql[] };
export type InfluxLogin = Pick<InfluxV2, 'user' | 'password'>;
export const KEYS = { org: 'org', bucket: 'bucket' } as const satisfies Record<string, keyof InfluxV2>; // lint-expect: moved-org moved-bucket
