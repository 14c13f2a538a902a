'use strict';
const { endpoint } = require('../relationships');

module.exports = function influxMiddleware(options = {}) {
  const relationship = options.relationship || 'influxdb';
  return async function influx(ctx, next) {
    const ep = endpoint(relationship);
    ctx.state.influx = {
      url: `http://${ep.host}:${ep.port}`,
      org: ep.org, // lint-expect: moved-org
      bucket: ep['bucket'], // lint-expect: moved-bucket
    };
    ctx.state.endpoint = ep;
    ctx.influxToken = ep.api_token; // lint-expect: moved-api-token
    await next();
  };
};
