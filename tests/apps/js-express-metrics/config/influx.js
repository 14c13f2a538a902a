'use strict';

const { endpoint } = require('./platform');

const creds = endpoint('timeseries') || {};

// InfluxDB 2 takes a token; user and password are only for the 1.x compatibility API.
const influx = {
  url: `${creds.scheme}://${creds.host}:${creds.port}`,
  token: creds.api_token, // lint-expect: moved-api-token
  org: creds.org, // lint-expect: moved-org
  bucket: creds['bucket'], // lint-expect: moved-bucket
  compat: {
    username: creds.user, // lint-expect: renamed-user
    password: creds.password, // lint-silent: stays where it is
  },
};

module.exports = influx;
