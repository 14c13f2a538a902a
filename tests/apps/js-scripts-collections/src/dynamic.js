const relationships = require('./relationships');

const key = process.argv[2];
const relationship = process.argv[3] || 'influxdb';

const property = relationships.influxdb[0][key]; // lint-expect: undecided-key
const user = relationships[process.argv[4]][0].user; // lint-expect: undecided-key
const bucket = relationships[relationship][0].bucket; // lint-expect: moved-bucket (unless an argument says otherwise)
const host = relationships[relationship][0].host; // lint-silent: stays where it is
const other = relationships.mariadb[0][key]; // lint-silent: MariaDB

// The whole endpoint, key by key.
const lines = [];
for (const [name, value] of Object.entries(relationships.influxdb[0])) {
  if (name === 'api_token') { // lint-expect: moved-api-token
    continue;
  }
  lines.push(`${name}=${value}`);
}

const OLD = { account: 'user', organisation: 'org' }; // lint-expect: renamed-user moved-org
const account = relationships.influxdb[0][OLD.account];
const organisation = relationships.influxdb[0][OLD.organisation];

module.exports = { property, user, bucket, host, other, lines, account, organisation };
