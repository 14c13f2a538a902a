import { EventEmitter, once } from 'node:events';

const load = async () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());

export async function* endpoints(kind) {
  const all = await load();
  for (const [name, list] of Object.entries(all)) {
    for (const endpoint of list) {
      if (endpoint.type.startsWith(kind)) {
        yield { name, endpoint };
      }
    }
  }
}

for await (const { endpoint } of endpoints('influxdb')) {
  console.log(endpoint.user); // lint-expect: renamed-user
}
for await (const { name, endpoint } of endpoints('mysql')) {
  console.log(name, endpoint.user); // lint-silent: mysql
}

load()
  .then((all) => all.influxdb)
  .then(([first]) => first)
  .then(({ org }) => console.log(org)) // lint-expect: moved-org
  .catch((error) => console.error(error.user)) // lint-silent: an error
  .finally(() => console.log('done'));

const [all, other] = await Promise.all([load(), Promise.resolve({ user: 'x' })]);
console.log(all.influxdb[0].bucket, other.user); // lint-expect: moved-bucket
const { influxdb: [{ api_token }] } = await Promise.race([load(), timeout()]); // lint-expect: moved-api-token
console.log(api_token);

function timeout() {
  return new Promise((resolve, reject) => setTimeout(() => reject(new Error('late')), 1000));
}

const loaded = new Promise((resolve) => {
  load().then((rel) => resolve(rel.influxdb[0]));
});
loaded.then((ep) => console.log(ep.org)); // lint-expect: moved-org
console.log((await loaded).user); // lint-expect: renamed-user
