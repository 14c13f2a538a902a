#!/usr/bin/env node
'use strict';

const Registry = require('../lib/registry');

const registry = new Registry();
const args = process.argv.slice(2);
const window = args[args.indexOf('--window') + 1] || '1h';

const [org, bucket, token] = registry.values(
  'database',
  'org', // lint-expect: moved-org
  'bucket', // lint-expect: moved-bucket
  'api_token', // lint-expect: moved-api-token
);

async function main({ user, host, port } = registry.service('database')) { // lint-expect: renamed-user
  const response = await fetch(`http://${host}:${port}/api/v2/query?org=${encodeURIComponent(org)}`, {
    method: 'POST',
    headers: { authorization: `Token ${token}`, 'x-run-by': user },
    body: `from(bucket: "${bucket}") |> range(start: -${window}) |> mean()`,
  });
  console.log(response.status);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
