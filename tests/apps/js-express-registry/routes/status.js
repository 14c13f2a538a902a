const { Router } = require('express');
const Registry = require('../lib/registry');

/** What an operator may see of a service. */
function summary(name, ...keys) {
  const registry = Registry.shared;
  return Object.fromEntries(keys.map((key) => [key, registry.value(name, key)]));
}

module.exports = Router()
  .get('/influx', (req, res) => res.json(summary('database', 'host', 'port', 'org', 'bucket'))) // lint-expect: moved-org moved-bucket
  .get('/mysql', (req, res) => res.json(summary('accounts', 'host', 'port', 'user'))) // lint-silent: MariaDB
  .get('/redis', (req, res) => res.json({ host: Registry.shared.service('sessions').host }));
