export default async function routes(fastify, options) {
  fastify.get('/token', async (request, reply) => {
    const { api_token: token, host } = fastify.influxEndpoint; // lint-expect: moved-api-token
    return { token, host };
  });

  fastify.get('/bucket', async function (request) {
    return { bucket: this.influxEndpoint.bucket }; // lint-expect: moved-bucket
  });

  fastify.get('/user', async (req) => ({ user: req.user, platform: fastify.platform.credentials('influxdb').user })); // lint-expect: renamed-user (one, the request's own is not)

  fastify.get('/mysql', async () => fastify.creds('database').user); // lint-silent: mysql
  fastify.get('/org', async () => fastify.creds('influxdb').org); // lint-expect: moved-org
  fastify.get('/tenant', async (request) => ({ org: request.tenant, bucket: request.query.bucket })); // lint-silent: query string
}
