import decode from './decode.js';
import type { Document, MongoService, TimeSeries } from './types.js';

const document = decode<Document>('PLATFORM_RELATIONSHIPS');
const routes = decode<Record<string, { upstream: string; user?: string }>>('PLATFORM_ROUTES') ?? {};

export function service<K extends keyof Document>(name: K, index = 0): Document[K][number] {
  if (!document || !(name in document)) {
    throw new Error(`no relationship ${name}`);
  }
  return document[name][index];
}

export const timeseries = (): TimeSeries => service('timedb');
export const mongo = (): MongoService => service('docs');

export const upstreamUsers = Object.values(routes).map(({ user }) => user); // lint-silent: PLATFORM_ROUTES
