import { ownerOf } from '$lib/server/owners';
import { service } from '$server/services';

export async function handle({ event, resolve }) {
  const token = event.request.headers.get('x-api-token');
  event.locals.user = token ? await ownerOf(token) : null; // lint-silent: a row of MySQL
  event.locals.endpoint = service(process.env.CACHE_NAME ?? 'cache');
  return resolve(event);
}
