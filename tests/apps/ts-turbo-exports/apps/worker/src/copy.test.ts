import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookup } from '@plant/platform';
import { withRelationships } from '@plant/platform/testing';

test('the first endpoint', () => {
  withRelationships({ cache: [{ host: 'here', user: 'me' }] }, () => {
    assert.equal(lookup('cache').user, 'me'); // lint-silent: the test's own document
  });
});
