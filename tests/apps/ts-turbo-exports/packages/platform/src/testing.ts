import type { Endpoint } from './lookup.js';

/** Puts relationships in place for the time of a test. */
export function withRelationships<T>(document: Record<string, Endpoint[]>, run: () => T): T {
  const before = process.env.PLATFORM_RELATIONSHIPS;
  process.env.PLATFORM_RELATIONSHIPS = Buffer.from(JSON.stringify(document)).toString('base64');
  try {
    return run();
  } finally {
    process.env.PLATFORM_RELATIONSHIPS = before;
  }
}
