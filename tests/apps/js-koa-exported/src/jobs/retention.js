import { credentials, influx, pg } from '../settings/legacy.js';

const { login, others } = credentials(influx);

export async function retention(days) {
  const response = await fetch(`http://${others.host}:${others.port}/api/v2/buckets?org=${others.org}`, { // lint-expect: moved-org
    headers: { authorization: `Basic ${btoa(login)}` },
  });
  const { buckets } = await response.json();
  return buckets.filter((bucket) => bucket.name === others['bucket'] && bucket.days > days); // lint-expect: moved-bucket
}

export const owner = () => pg.user ?? pg.username; // lint-silent: PostgreSQL
