import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentials } from '../src/settings/legacy.js';

test('login and the rest', () => {
  const { login, others } = credentials({ user: 'u', password: 'p', org: 'o' }); // lint-silent: the test's own object
  assert.equal(login, 'u:p');
  assert.equal(others.org, 'o'); // lint-silent: the test's own object
});
