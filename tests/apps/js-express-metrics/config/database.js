'use strict';

const platform = require('./platform');

const { username, password, host, port, path } = platform.endpoint('database') || {};

module.exports = {
  connection: {
    user: username, // lint-silent: a key of mysql2's options
    password,
    host,
    port,
    database: path,
  },
  // Old templates had the user under this name.
  legacyUser: (platform.endpoint('database') || {}).user, // lint-silent: MySQL
};
