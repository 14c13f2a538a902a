import lazy, * as influx from './influx.mjs';
console.log(lazy.token, lazy.describe(), influx.account);
const { org: o } = influx; // lint-silent: own export
console.log(lazy.endpoint.org, o); // lint-expect: moved-org
const mod = await import('./influx.mjs');
console.log(mod.using('influxdb', ({ bucket }) => bucket)); // lint-expect: moved-bucket
console.log(mod.default.endpoint['user']); // lint-expect: renamed-user
import('./influx.mjs').then(({ default: l }) => l.endpoint.org); // lint-expect: moved-org
