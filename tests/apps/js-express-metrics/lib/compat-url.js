'use strict';

const { URL } = require('url');

// The 1.x compatible endpoint, with credentials in the URL.
function compatUrl({ user, password, host, port, scheme = 'http' }) { // lint-expect: renamed-user
  const url = new URL(`${scheme}://${host}:${port}/`);
  url.username = user; // lint-silent: a field of URL
  url.password = password;
  return url;
}

function describe(url) {
  const parsed = new URL(url);
  return { user: parsed.username, host: parsed.host }; // lint-silent: parsed from a URL
}

exports.compatUrl = compatUrl;
exports.describe = describe;
