export type { Endpoint, Lookup } from './lookup.js';
export { lookup, lookupAll, PlatformError } from './lookup.js';
export * as keys from './keys.js';
