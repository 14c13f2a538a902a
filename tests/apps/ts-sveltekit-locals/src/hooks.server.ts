import { env } from '$env/dynamic/private';
import type { Handle } from '@sveltejs/kit';

function parse(raw: string | undefined) {
  return raw ? JSON.parse(atob(raw)) : {};
}

const services = parse(env.PLATFORM_RELATIONSHIPS);

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.influx = services.influxdb?.[0];
  event.locals.db = services.database?.[0];
  event.locals.user = await sessionUser(event.cookies.get('sid'));
  return resolve(event);
};

async function sessionUser(sid: string | undefined) {
  return sid ? { user: sid, org: 'self' } : null;
}
