const test = require('node:test');
const assert = require('node:assert');
const Registry = require('../lib/registry');

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64');

test('a value of a service', () => {
  const registry = new Registry({ [Registry.VARIABLE]: encode({ cache: [{ host: 'h', user: 'u' }] }) });
  assert.equal(registry.value('cache', 'user'), 'u'); // lint-silent: the test's own document
  assert.equal(registry.value('cache', 'org', 'none'), 'none'); // lint-silent: the test's own document
});
