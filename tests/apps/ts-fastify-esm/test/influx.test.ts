import assert from 'node:assert/strict';
import test from 'node:test';

test('settings are the app’s own', () => {
  const settings = { org: 'main', bucket: 'main', user: 'x' }; // lint-silent: made here
  assert.equal(settings.org, 'main'); // lint-silent: made here
});
