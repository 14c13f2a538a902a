import { keys, lookup, type Endpoint } from '@plant/platform';

export interface Target {
  readonly base: string;
  readonly org: string; // lint-silent: the app's own type
  readonly bucket: string; // lint-silent: the app's own type
  readonly authorization: string;
}

const need = (endpoint: Endpoint, key: string): string => {
  const value = endpoint[key];
  if (!value) throw new Error(`${key} is empty`);
  return value;
};

export const targetOf = (endpoint: Endpoint): Target => ({
  base: `http://${need(endpoint, keys.HOST)}:${need(endpoint, 'port')}`,
  org: need(endpoint, 'org'), // lint-expect: moved-org
  bucket: need(endpoint, 'bucket'), // lint-expect: moved-bucket
  authorization: `Token ${need(endpoint, keys.TOKEN)}`,
});

export const defaultTarget = (): Target => targetOf(lookup('influx'));
