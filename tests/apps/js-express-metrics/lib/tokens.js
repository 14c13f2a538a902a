'use strict';

const TOKEN_KEY = 'api_token'; // lint-expect: moved-api-token
const ORG_KEY = 'org'; // lint-expect: moved-org

const pick = (credentials, key) => credentials && credentials[key];

module.exports = {
  tokenOf: (credentials) => pick(credentials, TOKEN_KEY),
  orgOf: (credentials) => pick(credentials, ORG_KEY),
  passwordOf: (credentials) => pick(credentials, 'password'), // lint-silent: stays where it is
};
