const platformConfig = require('platformsh-config');

const config = platformConfig.config();

if (!config.isValidPlatform()) {
  console.error('not on the platform');
  process.exit(1);
}

// One-line settings for the tools that want a string.
config.registerFormatter('influx-cli', (credentials) =>
  ['--host', `http://${credentials.host}:${credentials.port}`, '--token', credentials.api_token, '--org', credentials['org']].join(' ')); // lint-expect: moved-api-token moved-org

config.registerFormatter('amqp', ({ user, username = user, password, host, port }) => // lint-silent: RabbitMQ
  `amqp://${username}:${password}@${host}:${port}`);

function influxUrl(credentials) {
  const { scheme = 'http', host, port } = credentials; // lint-silent: stay where they are
  return `${scheme}://${host}:${port}`;
}

module.exports = config;
module.exports.influxUrl = influxUrl;
module.exports.RELATIONSHIP = 'influxdb';
