import { endpoint } from '../platform/index.js';

const SHOWN = new Set(['host', 'port', 'rel', 'org', 'bucket']); // lint-expect: moved-org moved-bucket

/** What may be shown of an endpoint, line by line. */
export function* dump(): Generator<string> {
  const influx = endpoint('influx');
  for (const key of SHOWN) {
    yield `${key}=${influx[key]}`;
  }
  for (const [key, value] of Object.entries(endpoint('search'))) {
    yield `search.${key}=${value}`;
  }
}
