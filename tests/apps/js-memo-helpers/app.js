const lib = require('./lib');
const influx = lib.influx();
console.log(influx.user); // lint-expect: renamed-user
const subset = lib.pick(influx, ['host', 'org', 'port']); // lint-expect: moved-org
console.log(subset.org); // lint-silent: own record
console.log(lib.pick(lib.endpoint('database'), ['user']).user); // lint-silent: mysql
console.log(lib.mysql.user); // lint-silent: mysql
const { bucket, ...others } = lib.endpoint('influxdb', { index: 0 }); // lint-expect: moved-bucket
console.log(bucket, others.api_token); // lint-expect: moved-api-token
const again = lib.endpoint('influxdb', { required: false });
if (again && again.org) { // lint-expect: moved-org
  console.log('has an organisation');
}
module.exports = ({ logger = console } = {}) => logger.info(lib.influx({ index: 0 })?.user); // lint-expect: renamed-user
