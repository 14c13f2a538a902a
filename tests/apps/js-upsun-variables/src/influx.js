const { INFLUXDB_HOST: host, INFLUXDB_PORT: port, INFLUXDB_USER: user } = process.env; // lint-expect: vanished-variable
const org = process.env.INFLUXDB_ORG; // lint-expect: vanished-variable
const token = process.env['INFLUXDB_API_TOKEN'] || process.env.LOCAL_TOKEN; // lint-expect: vanished-variable
const env = (suffix, rel = 'INFLUXDB') => process.env[`${rel}_${suffix}`]; // lint-silent: the callers say which
const bucket = env('BUCKET'); // lint-expect: vanished-variable
const pgUser = env('USERNAME', 'POSTGRESQL'); // lint-silent: postgres
const query = JSON.parse(process.env.INFLUXDB_QUERY || '{}'); // lint-silent: the new variable
const username = process.env.INFLUXDB_USERNAME ?? process.env.INFLUXDB_USER; // lint-expect: vanished-variable=note
module.exports = { host, port, user, org, token, bucket, pgUser, query, username, pg: process.env.POSTGRESQL_USER }; // lint-silent: postgres
