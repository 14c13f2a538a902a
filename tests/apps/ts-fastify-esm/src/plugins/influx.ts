import { InfluxDB, type WriteApi } from '@influxdata/influxdb-client';
import fp from 'fastify-plugin';
import { settings } from '@config/influx';
import { raw } from '@platform/index.js';
import { pluck } from '#shared/lists';

declare module 'fastify' {
  interface FastifyInstance {
    points: WriteApi;
  }
}

export default fp(async (app) => {
  const { url, token, org, bucket } = settings; // lint-silent: the app's own object
  const client = new InfluxDB({ url, token });
  app.decorate('points', client.getWriteApi(org, bucket));

  const [host, user, password] = pluck(raw.service('timedb'), 'host', 'user', 'password'); // lint-expect: renamed-user
  app.log.info({ host, user, secret: Boolean(password) }, 'connected'); // lint-silent: keys of a log line

  app.addHook('onClose', async () => {
    await app.points.close();
  });
});
