const { promisify } = require('node:util');
const { load } = require('./relationships');

const endpoint = promisify(load);

exports.user = () => endpoint('influxdb').then((influx) => influx.user); // lint-expect: renamed-user
exports.mysql = () => endpoint('database').then((mysql) => mysql.user); // lint-silent: MySQL

exports.both = async () => {
  const [influx, mysql] = await Promise.all([endpoint('influxdb'), endpoint('database')]);
  return { org: influx.org, login: mysql.user }; // lint-expect: moved-org
};

exports.whichever = async () => {
  const outcomes = await Promise.allSettled([endpoint('database'), endpoint('influxdb')]);
  return outcomes[1].value.api_token; // lint-expect: moved-api-token
};
