const { read } = require('./relationships');

function* endpoints(...names) {
  for (const name of names) yield read()[name][0];
}

const { value } = endpoints('influxdb').next();
exports.token = value.api_token; // lint-expect: moved-api-token
exports.login = endpoints('database').next().value.user; // lint-silent: MySQL

const reader = {
  get(key) {
    return read()[this.relationship][0][key];
  },
};
const influx = Object.create(reader, { relationship: { value: 'influxdb' } });
const mysql = Object.setPrototypeOf({ relationship: 'database' }, reader);
exports.bucket = influx.get('bucket'); // lint-expect: moved-bucket
exports.mysql = mysql.get('bucket'); // lint-silent: MySQL
