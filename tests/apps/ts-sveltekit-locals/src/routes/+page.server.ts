import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { influx, user } = locals; // lint-silent: session user
  return {
    bucket: influx.bucket, // lint-expect: moved-bucket
    org: url.searchParams.get('org') ?? influx.org, // lint-expect: moved-org
    owner: user?.user, // lint-silent: session user
    db: locals.db.user, // lint-silent: mysql
  };
};

export const actions = {
  default: async ({ request, locals: { influx } }) => {
    const form = await request.formData();
    const token = influx.api_token; // lint-expect: moved-api-token
    return { user: form.get('user'), token }; // lint-silent: form
  },
};
