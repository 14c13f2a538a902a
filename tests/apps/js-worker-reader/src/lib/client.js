const { InfluxDB } = require('@influxdata/influxdb-client');
const config = require('../config');

const {
  user = 'admin', // lint-expect: renamed-user
  password = 'admin',
  api_token: token, // lint-expect: moved-api-token
  org: organisation = 'main', // lint-expect: moved-org
  bucket, // lint-expect: moved-bucket
  ...rest
} = config.credentials(config.RELATIONSHIP);

const url = config.influxUrl(rest);

exports.client = new InfluxDB({ url, token });
exports.defaults = { org: organisation, bucket, user }; // lint-silent: keys of the app's own object
exports.auth = Buffer.from(`${user}:${password}`).toString('base64');
