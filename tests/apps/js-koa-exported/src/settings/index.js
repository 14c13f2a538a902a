import _ from 'lodash';
import { env } from './env.js';

const influx = env.INFLUX_ENDPOINT;
const pg = env.PG_ENDPOINT;

export const settings = Object.freeze({
  influx: {
    ..._.pick(influx, ['host', 'port']),
    url: env.INFLUX_URL,
    org: env.SENSORS_ORG,
    token: _.get(influx, 'api_token', 'dev'), // lint-expect: moved-api-token
    bucket: _.get(influx, ['bucket']), // lint-expect: moved-bucket
  },
  pg: _.mapKeys(_.pick(pg, ['user', 'username', 'password']), (value, key) => `pg_${key}`), // lint-silent: PostgreSQL
});

export const get = (path, fallback) => _.get(settings, path, fallback);

export default settings;
