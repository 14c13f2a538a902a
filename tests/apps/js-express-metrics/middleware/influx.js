'use strict';

const { endpoint } = require('../config/platform');
const tokens = require('../lib/tokens');

// Puts what the handlers need on the request.
module.exports = function influx(options = {}) {
  const credentials = endpoint('timeseries');
  const bucket = options.bucket || credentials.bucket; // lint-expect: moved-bucket

  return (req, res, next) => {
    req.influx = {
      token: tokens.tokenOf(credentials),
      org: req.get('x-org') || tokens.orgOf(credentials),
      bucket,
      user: req.user && req.user.name, // lint-silent: the user who is logged in
    };
    next();
  };
};
