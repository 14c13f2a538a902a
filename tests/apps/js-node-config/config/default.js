const platform = require('platformsh-config').config();
const influx = platform.isValidPlatform() ? platform.credentials('influxdb') : { host: 'localhost', user: 'dev' };
module.exports = {
  influx,
  db: platform.credentials('database'),
  writer: { org: influx.org }, // lint-expect: moved-org
};
