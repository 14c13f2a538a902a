#!/usr/bin/env node
const os = require('os');
const buckets = require('../src/jobs/buckets');
const report = require('../src/jobs/report');
const stars = require('../src/jobs/github');
const { sample, close } = require('../src/lib/write');

async function main() {
  await buckets.ensure();
  console.log(report.summary());
  sample('load', os.loadavg()[0], { user: os.userInfo().username }); // lint-silent: a user of the system
  await stars();
  report.backup((error) => error && console.error(error));
  await close();
}

main().catch((error) => {
  console.error(error, report.compat());
  process.exit(1);
});
