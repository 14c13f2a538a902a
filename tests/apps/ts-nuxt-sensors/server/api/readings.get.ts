import { Influx, buckets } from '../utils/influx';
import { describe, kinds, owner } from '../utils/legacy';

interface Reading {
  user: string; // lint-silent: a row of a result
  _value: number;
}

export default defineEventHandler(async (event) => {
  const { user, bucket } = getQuery<{ user?: string; bucket?: string }>(event); // lint-silent: the query string
  if (bucket !== undefined && !buckets().includes(bucket)) {
    throw createError({ statusCode: 404 });
  }
  const rows = await Influx.shared.query<Reading>(`from(bucket: "${Influx.shared.bucket}")`); // lint-silent: the class's own member
  return {
    title: await describe(),
    owner: await owner(),
    kinds: await kinds(),
    rows: rows.filter((row) => !user || row.user === user), // lint-silent: a row of a result
  };
});
