/** What the exporters call a value, and what the platform calls it. */
export const INFLUX_KEYS = {
  login: 'user', // lint-expect: renamed-user
  secret: 'password',
  tenant: 'org', // lint-expect: moved-org
  store: 'bucket', // lint-expect: moved-bucket
} as const;

export const MONGO_KEYS = {
  login: 'user', // lint-silent: MongoDB
  secret: 'password',
  tenant: 'path',
} as const satisfies Record<string, string>;

export const REQUIRED = ['host', 'port', 'api_token'] as const; // lint-expect: moved-api-token
export const COMMON = ['host', 'port', 'org'] as const; // lint-silent: only used with MongoDB and Elasticsearch

export type InfluxName = keyof typeof INFLUX_KEYS;
export type Required = (typeof REQUIRED)[number];

export enum Field {
  User = 'user', // lint-expect: renamed-user
  Org = 'org', // lint-silent: only used with MongoDB
  Bucket = 'bucket', // lint-silent: used with nothing
}
