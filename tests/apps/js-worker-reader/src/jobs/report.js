const { execFile } = require('child_process');
const config = require('../config');

/** What the report says of the connection. */
function summary() {
  const credentials = config.credentials('influxdb');
  const lines = [];
  lines.push('user ' + credentials.user); // lint-expect: renamed-user
  lines.push('org ' + (credentials.query ? credentials.query.org : credentials.org)); // lint-expect: moved-org=note
  lines.push(`bucket ${credentials?.query?.bucket}`); // lint-silent: the new shape
  if (credentials.username !== undefined) {
    lines.push(`login ${credentials.username}`); // lint-silent: the new shape
  }
  return lines.join('\n');
}

function backup(done) {
  const args = config.formattedCredentials('influxdb', 'influx-cli').split(' ');
  execFile('influx', ['backup', ...args, '/tmp/backup'], done);
}

function compat(credentials = config.credentials('influxdb', 0)) {
  const auth = { user: credentials['user'], pass: credentials['password'] }; // lint-expect: renamed-user
  return auth.user; // lint-silent: the app's own object
}

module.exports = { summary, backup, compat };
