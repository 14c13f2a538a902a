#!/usr/bin/env node
const { service, routes } = require('../lib/services');

const influx = service('influxdb');
console.log(influx.host, influx.user, influx.bucket); // lint-silent: own getters
console.log(influx.raw('org')); // lint-expect: moved-org
console.log(influx.raw('host')); // lint-silent: stays
console.log(service('database').raw('user')); // lint-silent: mysql
console.log(service('database').user); // lint-silent: mysql
for (const [url, route] of Object.entries(routes())) {
  console.log(url, route.user, route.org); // lint-silent: routes
}
