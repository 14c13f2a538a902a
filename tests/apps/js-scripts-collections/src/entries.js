const relationships = require('./relationships');

// All services, told apart in every way there is.
const byType = Object.entries(relationships)
  .filter(([, [endpoint]]) => endpoint.type.split(':')[0] === 'influxdb')
  .map(([name, [endpoint]]) => [name, endpoint.org]); // lint-expect: moved-org

const flat = Object.values(relationships)
  .flat()
  .filter((endpoint) => endpoint.rel === 'influxdb')
  .map((endpoint) => endpoint.bucket); // lint-expect: moved-bucket

const tokens = Object.entries(relationships).reduce((found, [name, endpoints]) => {
  if (name === 'influxdb') {
    found[name] = endpoints[0].api_token; // lint-expect: moved-api-token
  }
  return found;
}, {});

const accounts = Object.keys(relationships).flatMap((name) => {
  switch (name) {
    case 'influxdb':
      return [relationships[name][0].user]; // lint-expect: renamed-user
    case 'mariadb':
      return relationships[name].map((endpoint) => endpoint.user); // lint-silent: MariaDB
    default:
      return [];
  }
});

// Nothing tells the services apart here.
const everyone = Object.values(relationships).flatMap((endpoints) =>
  endpoints.map((endpoint) => endpoint.user || endpoint.username)); // lint-silent: ready for both
const anyone = [];
for (const name in relationships) {
  anyone.push(relationships[name][0].user); // lint-expect: undecided-key
}

const mariadb = Object.entries(relationships)
  .filter(([name]) => name.startsWith('maria'))
  .map(([, endpoints]) => endpoints[0].user); // lint-silent: MariaDB
const others = Object.entries(relationships)
  .filter(([name]) => name !== 'influxdb')
  .map(([name, [endpoint]]) => `${name}: ${endpoint.user}`); // lint-silent: all but InfluxDB
const named = new Map(Object.entries(relationships));
const organisation = named.get('influxdb')[0].org; // lint-expect: moved-org
const indexed = Object.fromEntries(Object.entries(relationships).map(([name, endpoints]) => [name, endpoints[0]]));
const login = [indexed.influxdb.user, indexed.mariadb.user]; // lint-expect: renamed-user

module.exports = { byType, flat, tokens, accounts, everyone, anyone, mariadb, others, organisation, login };
