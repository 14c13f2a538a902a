import { endpoint, Field, INFLUX_KEYS, REQUIRED, type InfluxName } from '../platform/index.js';
import { pick, rename } from '../util/object.js';

const source = endpoint('influx');

export const names = rename(source, INFLUX_KEYS);
export const required = pick(source, REQUIRED) as { host: string; port: number; api_token: string }; // lint-silent: the names of a picked object

export function one(name: InfluxName): string {
  return String(source[INFLUX_KEYS[name]]);
}

export function authorization(): string {
  return `Token ${required.api_token}`; // lint-silent: named where it is picked
}

export const legacyLogin = (): string => `${source[Field.User]}:${one('secret')}`;

export function target(): URL {
  const url = new URL(`http://${required.host}:${required.port}/api/v2/write`);
  url.searchParams.set('org', names.tenant);
  url.searchParams.set('bucket', names.store);
  return url;
}
