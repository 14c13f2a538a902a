'use strict';

/** `scheme://user:password@host:port/path` of whatever has these. */
module.exports = function dsn({ scheme, host, port, path = '' }, user, password) {
  const auth = user ? `${encodeURIComponent(user)}:${encodeURIComponent(password)}@` : '';
  return `${scheme}://${auth}${host}:${port}/${path}`;
};
