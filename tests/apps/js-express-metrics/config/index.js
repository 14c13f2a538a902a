'use strict';

const platform = require('./platform');

module.exports = {
  influx: require('./influx'),
  database: require('./database'),
  session: { secret: process.env.PLATFORM_PROJECT_ENTROPY || 'local', name: 'sid' },
  storage: {
    bucket: platform.variables['s3:bucket'] || process.env.S3_BUCKET, // lint-silent: a variable of the project
    user: platform.variables.user, // lint-silent: PLATFORM_VARIABLES
  },
  upstream: Object.keys(platform.routes).find((url) => platform.routes[url].primary),
};
