import { properties } from '@store/relationships';

const KEYS = ['org', 'bucket', 'host']; // lint-expect: moved-org moved-bucket

/** What is written into the log. */
export function names() {
  const { org, bucket, host } = properties('database', ...KEYS); // lint-silent: keys of what `properties` makes
  return { org, bucket, host };
}
