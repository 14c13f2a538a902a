#!/usr/bin/env node
'use strict';

const platform = require('../config/platform');
const { execSync } = require('child_process');

// Every InfluxDB relationship gets a bucket; the others are left alone.
for (const name in platform.relationships) {
  const [service] = platform.relationships[name];
  if (service.rel !== 'influxdb') {
    continue;
  }
  console.log(`creating ${service.bucket}`); // lint-expect: moved-bucket
  execSync(`influx bucket create --name '${service.bucket}' --org '${service.org}'`); // lint-expect: moved-bucket moved-org
}

// What the other services are called, for the log.
Object.keys(platform.relationships)
  .filter((name) => !/^timeseries$/.test(name))
  .forEach((name) => {
    const { user, username } = platform.relationships[name][0]; // lint-silent: the other services
    console.log(name, user || username);
  });
