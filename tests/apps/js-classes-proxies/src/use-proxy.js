const rel = require('./Proxy');
console.log(rel.influxdb.user); // lint-expect: renamed-user
console.log(rel.database.user); // lint-silent: mysql
const { influxdb: { bucket } } = rel; // lint-expect: moved-bucket
console.log(bucket);
