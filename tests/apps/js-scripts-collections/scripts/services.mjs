#!/usr/bin/env node
const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());

const [, list] = Object.entries(rels).find(([, endpoints]) => endpoints.some((one) => one.rel === 'influxdb'));
console.log(list[0].user); // lint-expect: renamed-user

for (const endpoints of Object.values(rels)) {
  if (endpoints.some((one) => one.scheme === 'mysql')) console.log(endpoints[0].user); // lint-silent: a database
  if (endpoints.every((one) => one.rel === 'influxdb')) console.log(endpoints[0].org); // lint-expect: moved-org
}
