import { PLATFORM_RELATIONSHIPS } from '$env/static/private';
import { json } from '@sveltejs/kit';

export async function GET({ locals }) {
  const rel = JSON.parse(Buffer.from(PLATFORM_RELATIONSHIPS, 'base64').toString());
  return json({ user: rel.influxdb[0].user, session: locals.user }); // lint-expect: renamed-user
}
