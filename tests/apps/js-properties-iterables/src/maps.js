const _ = require('lodash');
const { read } = require('./relationships');

const rels = read();
const first = new Map();
for (const name in rels) first.set(name, rels[name][0]);

for (const [name, endpoint] of first) {
  if (name === 'influxdb') console.log(endpoint.org); // lint-expect: moved-org
  if (name === 'database') console.log(endpoint.user); // lint-silent: MySQL
}

const copy = new Map([...first].filter(([, endpoint]) => endpoint.port));
exports.bucket = copy.get('influxdb').bucket; // lint-expect: moved-bucket
exports.login = copy.get('database').user; // lint-silent: MySQL

exports.names = Array.from(first, ([name, endpoint]) => name === 'influxdb' && endpoint.api_token); // lint-expect: moved-api-token

const byRel = Object.groupBy(Object.values(rels).flat(), (endpoint) => endpoint.rel);
exports.user = byRel.influxdb[0].user; // lint-expect: renamed-user
exports.mysql = byRel.mysql[0].user; // lint-silent: MySQL
exports.org = _.groupBy(Object.values(rels).flat(), 'service').influx[0].org; // lint-expect: moved-org

const compose = (...steps) => (value) => steps.reduceRight((made, step) => step(made), value);
const prop = (key) => (value) => value?.[key];
exports.token = compose(prop('api_token'), (name) => first.get(name))('influxdb'); // lint-expect: moved-api-token

const KEY = 'BUCKET'; // lint-expect: moved-bucket
exports.lower = first.get('influxdb')[KEY.toLowerCase()];
