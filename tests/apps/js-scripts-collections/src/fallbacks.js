const { influxdb: [endpoint] = [] } = require('./relationships');

const user = endpoint.username || endpoint.user; // lint-expect: renamed-user=note
const org = endpoint.query ? endpoint.query.org : endpoint.org; // lint-expect: moved-org=note
const { bucket = endpoint.query.bucket } = endpoint; // lint-expect: moved-bucket=note

function token() {
  if ('query' in endpoint) {
    return endpoint.query.api_token; // lint-silent: the new shape
  }
  return endpoint.api_token; // lint-expect: moved-api-token=note
}

let login = endpoint.user; // lint-expect: renamed-user=note
if (login === undefined) {
  login = endpoint.username;
}

const ready = 'username' in endpoint; // lint-silent: the new name
const modern = endpoint.hasOwnProperty('query') && endpoint.query.org !== ''; // lint-silent: the new shape

module.exports = { user, org, bucket, token, login, ready, modern };
