import type { FastifyPluginAsync } from 'fastify';
import { get } from 'lodash-es';
import { decode, influx } from '@platform';

export const status: FastifyPluginAsync = async (app) => {
  app.get('/status', async () => {
    const series = influx();
    return {
      // Whatever the version of the service is.
      org: series.query?.org ?? series.org, // lint-expect: moved-org=note
      bucket: series.query !== undefined ? series.query.bucket : series.bucket, // lint-expect: moved-bucket=note
      ready: 'timedb' in (decode<object>('PLATFORM_RELATIONSHIPS') ?? {}), // lint-silent: only whether it is there
      user: get(decode('PLATFORM_RELATIONSHIPS'), 'timedb[0].user'), // lint-expect: renamed-user
      mongo: get(decode('PLATFORM_RELATIONSHIPS'), ['docs', 0, 'user']), // lint-silent: MongoDB
    };
  });
};
