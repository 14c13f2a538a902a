import { setTimeout } from 'node:timers/promises';

type Rel = { [key: string]: string };

const decoded: { [name: string]: Rel[] } = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS ?? btoa('{}')));

async function* retry(times: number): AsyncGenerator<number> {
  for (let n = 1; n <= times; n++) {
    yield n;
    await setTimeout(100 * n);
  }
}

async function seed(target: Rel): Promise<void> {
  for await (const attempt of retry(5)) {
    const response = await fetch(`http://${target.host}:${target.port}/api/v2/buckets?name=${target['bucket']}`, { // lint-expect: moved-bucket
      headers: { Authorization: `Token ${target['api_token']}` }, // lint-expect: moved-api-token
    });
    if (response.ok) return;
    console.warn(`attempt ${attempt}`);
  }
}

const target = decoded.metrics?.[0];
if (target) {
  await seed(target);
}
console.log(decoded.objects?.[0]?.bucket ?? 'no objects'); // lint-silent: network storage
