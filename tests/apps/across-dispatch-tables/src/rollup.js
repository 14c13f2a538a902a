const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());

const handlers = {
  tsdb: async ({ bucket, org: organisation, host }) => { // lint-expect: moved-bucket moved-org
    console.log(bucket, organisation, host);
  },
  main: ({ user, host }) => console.log(user, host), // lint-silent: PostgreSQL
};
const keys = { tsdb: 'api_token', main: 'user' }; // lint-expect: moved-api-token

async function run() {
  for (const [name, [endpoint]] of Object.entries(relationships)) {
    await handlers[name]?.(endpoint);
    console.log(endpoint[keys[name]]);
  }
}

run();
