#!/usr/bin/env node
const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64'));

const find = (predicate) => Object.values(relationships).flat().find(predicate);
const influx = find(({ rel }) => rel === 'influxdb');
const mysql = find((endpoint) => endpoint.scheme === 'mysql');

if (!influx) {
  console.log('nothing to trim');
  process.exit(0);
}

const wanted = ['org', 'bucket'].map((name) => `${name}=${encodeURIComponent(influx[name])}`).join('&'); // lint-expect: moved-org moved-bucket
const response = await fetch(`http://${influx.host}:${influx.port}/api/v2/delete?${wanted}`, {
  method: 'POST',
  headers: { Authorization: ['Token', influx.api_token].join(' ') }, // lint-expect: moved-api-token
  body: JSON.stringify({ start: '1970-01-01T00:00:00Z', stop: new Date(Date.now() - 864e5 * 365).toISOString() }),
});
console.log(response.status, mysql?.user); // lint-silent: MySQL
