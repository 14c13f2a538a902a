const _ = require('lodash');
const { read } = require('./relationships');

const RENAMED = {
  user: 'login', // lint-expect: renamed-user
  org: 'tenant', // lint-expect: moved-org
  host: 'server',
};

const [influx] = read().influxdb;
exports.renamed = {};
for (const [key, value] of Object.entries(influx)) {
  if (RENAMED[key]) exports.renamed[RENAMED[key]] = value;
}

const all = _.flatMap(Object.values(read()));
exports.org = _.find(all, { rel: 'influxdb' }).org; // lint-expect: moved-org
exports.mysql = _.find(all, { rel: 'mysql' }).org; // lint-silent: MySQL
exports.bucket = _.keyBy(all, (endpoint) => endpoint.service).influx.bucket; // lint-expect: moved-bucket
exports.pair = _.at(influx, ['org', 'host']); // lint-expect: moved-org
