import { relationships } from './env.js';

const FIELDS = ['host', 'port', 'user', 'password']; // lint-expect: renamed-user
const [influx] = relationships().influxdb;

export const env = {};
for (const field of FIELDS) {
  env[`INFLUX_${field.toUpperCase()}`] = influx[field];
}

const MAP = { INFLUX_ORG: 'org', INFLUX_BUCKET: 'bucket', INFLUX_HOST: 'host' }; // lint-expect: moved-org moved-bucket
for (const [variable, key] of Object.entries(MAP)) {
  process.env[variable] = influx[key];
}

const mysqlEnv = {};
for (const field of ['user', 'host']) { // lint-silent: mysql
  mysqlEnv[field] = relationships().database[0][field];
}

export const lines = Object.keys(MAP).map((name) => `${name}=${influx[MAP[name]]}`);

for (const [name, [endpoint]] of Object.entries(relationships())) {
  switch (endpoint.scheme) {
    case 'mysql':
      console.log(endpoint.user); // lint-silent: mysql
      break;
    case 'http':
      if (endpoint.rel === 'influxdb') console.log(endpoint.org); // lint-expect: moved-org
      break;
    default:
      console.log(name);
  }
}

for (const rel in relationships()) {
  if (!rel.startsWith('influx')) continue;
  for (const { api_token: token } of relationships()[rel]) { // lint-expect: moved-api-token
    console.log(token);
  }
}

const wanted = new Set(['user', 'bucket']); // lint-expect: renamed-user moved-bucket
for (const key of wanted) console.log(influx[key]);

const keys = ['username', 'user']; // lint-expect: renamed-user=note
export const login = keys.map((key) => influx[key]).find(Boolean);

let i = 0;
while (i < relationships().influxdb.length) {
  const e = relationships().influxdb[i++];
  console.log(e?.['org']); // lint-expect: moved-org
}
