const convict = require('convict');
const ServiceRegistry = require('../lib/registry');
const schema = require('./schema');

const config = convict(schema);

if (process.env[ServiceRegistry.VARIABLE]) {
  const registry = ServiceRegistry.shared;
  const influx = registry.service('database');
  const accounts = registry.service('accounts');

  config.load({
    influx: {
      url: `${influx.scheme}://${influx.host}:${influx.port}`, // lint-silent: stays where it is
      org: influx.org, // lint-expect: moved-org
      bucket: influx.bucket, // lint-expect: moved-bucket
      token: registry.value('database', 'api_token', ''), // lint-expect: moved-api-token
      login: influx['user'], // lint-expect: renamed-user
    },
    mysql: {
      user: accounts.username, // lint-silent: MariaDB
      password: accounts.password,
      host: registry.value('accounts', 'host'),
    },
  });
}

config.validate({ allowed: 'strict' });

module.exports = config;
