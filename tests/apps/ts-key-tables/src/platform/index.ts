import { assertDefined, isRecord } from '../util/object.js';

export * from './keys.js';

export type RelationshipName = 'influx' | 'mongo' | 'search';

let cache: ReadonlyMap<RelationshipName, Record<string, unknown>> | undefined;

function read(): ReadonlyMap<RelationshipName, Record<string, unknown>> {
  const value = process.env['PLATFORM_RELATIONSHIPS'];
  assertDefined(value, 'PLATFORM_RELATIONSHIPS is not set');
  const parsed: unknown = JSON.parse(Buffer.from(value, 'base64').toString('utf-8'));
  if (!isRecord(parsed)) throw new TypeError('not an object');
  const map = new Map<RelationshipName, Record<string, unknown>>();
  for (const [name, endpoints] of Object.entries(parsed)) {
    if (Array.isArray(endpoints) && isRecord(endpoints[0])) {
      map.set(name as RelationshipName, endpoints[0]);
    }
  }
  return map;
}

export function endpoint(name: RelationshipName): Record<string, unknown> {
  cache ??= read();
  const found = cache.get(name);
  assertDefined(found, `no relationship ${name}`);
  return found;
}
