#!/usr/bin/env node
'use strict';

// Run by hand, in a container of either app.
const { all } = require('../packages/relationships');

const rows = Object.entries(all()).flatMap(([name, endpoints]) =>
  endpoints
    .filter(({ type }) => type.startsWith('influxdb:'))
    .map((endpoint) => `${name}\t${endpoint.host}\t${endpoint.user}`)); // lint-expect: renamed-user

for (const [name, [endpoint]] of Object.entries(all())) {
  if (endpoint.scheme === 'mysql') {
    rows.push(`${name}\t${endpoint.host}\t${endpoint.user}`); // lint-silent: MySQL
  }
}

console.log(rows.join('\n'));
