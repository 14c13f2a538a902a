const config = require('config');
const url = `http://${config.influx.user}:${config.influx.password}@${config.get('influx.host')}`; // lint-expect: renamed-user
module.exports = {
  url,
  bucket: config.get('influx.bucket'), // lint-expect: moved-bucket
  token: config.get('influx').api_token, // lint-expect: moved-api-token
  org: config.get('writer.org'), // lint-silent: own key
  dbUser: config.get('db.user'), // lint-silent: mysql
  has: config.has('influx.username'), // lint-silent: the new name
};
