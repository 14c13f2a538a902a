const { read } = require('../src/relationships');

module.exports = {
  development: { influx: { user: 'dev', org: 'dev' }, raw: {} }, // lint-silent: the app's own values
  production: process.env.PLATFORM_RELATIONSHIPS && {
    influx: { user: read().influxdb[0].user }, // lint-expect: renamed-user
    raw: read().influxdb[0],
    mysql: read().database[0],
  },
};
