const { BucketsAPI, OrgsAPI } = require('@influxdata/influxdb-client-apis');
const { client } = require('../lib/client');
const config = require('../config');

const NAMES = ['influxdb'];

// Makes sure that the bucket of every relationship is there.
async function ensure() {
  for (const name of NAMES) {
    if (!config.hasRelationship(name)) { // lint-silent: only whether it is there
      continue;
    }
    const endpoint = config.relationshipsDef[name][0];
    const { orgs } = await new OrgsAPI(client).getOrgs({ org: endpoint.org }); // lint-expect: moved-org
    const [{ id: orgID }] = orgs;
    await new BucketsAPI(client).postBuckets({ body: { orgID, name: endpoint.bucket } }); // lint-expect: moved-bucket
  }
}

async function list(org) {
  const { buckets = [] } = await new BucketsAPI(client).getBuckets({ org }); // lint-silent: an answer of the API
  return buckets.map(({ name, user }) => `${name} ${user}`); // lint-silent: an answer of the API
}

module.exports = { ensure, list };
