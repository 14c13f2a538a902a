import { error } from '@sveltejs/kit';
import { query } from '$lib/server/influx';
import { lazyWeather, service } from '$lib/server/services';

export async function load({ locals, params, setHeaders }) {
  if (!locals.user) throw error(401); // lint-silent: a session
  setHeaders({ 'cache-control': 'max-age=60' });
  const { user, ...rest } = lazyWeather(); // lint-expect: renamed-user
  return {
    owner: locals.user.org, // lint-silent: a row of MySQL
    writer: user,
    store: rest.bucket, // lint-expect: moved-bucket
    cached: service('cache').user, // lint-silent: Valkey
    rows: await query(`from(bucket: "${params.bucket}") |> range(start: -1d)`), // lint-silent: the path of a request
  };
}
