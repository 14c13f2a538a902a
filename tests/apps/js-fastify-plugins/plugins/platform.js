import fp from 'fastify-plugin';
import platformsh from 'platformsh-config';

export default fp(async function platformPlugin(fastify, opts) {
  const config = platformsh.config();
  fastify.decorate('platform', config);
  fastify.decorate('influxEndpoint', config.credentials('influxdb'));
  fastify.decorate('creds', (rel) => config.credentials(rel));
  fastify.decorateRequest('tenant', null);
  fastify.addHook('onRequest', async (request) => {
    request.tenant = fastify.influxEndpoint.org; // lint-expect: moved-org
  });
});
