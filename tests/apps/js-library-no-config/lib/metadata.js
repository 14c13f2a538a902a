import { credentials } from './relationships.js';

/** Where the descriptions of the buckets are kept. */
export function dsn() {
  const { user, username = user, password, host, path } = credentials('database'); // lint-silent: not called like InfluxDB
  return `mysql://${username}:${password}@${host}/${path}`;
}

export function describe({ user, org, bucket }) { // lint-silent: given by the caller
  return [user, org, bucket].filter(Boolean).join('/');
}
