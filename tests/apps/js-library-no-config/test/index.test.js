import assert from 'node:assert';
import { describe } from '../lib/metadata.js';

const options = { user: 'ann', org: 'acme', bucket: 'web' }; // lint-silent: made here
assert.equal(describe(options), 'ann/acme/web'); // lint-silent: made here
assert.equal(options.bucket, 'web'); // lint-silent: made here
