import { Point } from '@influxdata/influxdb-client';
import type { FastifyPluginAsync } from 'fastify';
import { influx } from '@platform';

type Body = { user: string; bucket?: string; value: number }; // lint-silent: the body of a request

const routes: FastifyPluginAsync = async (app) => {
  app.post<{ Body: Body; Params: { org: string } }>('/:org/points', async (request, reply) => {
    const { user, bucket, value } = request.body; // lint-silent: the body of a request
    if (request.params.org !== influx().org) { // lint-expect: moved-org
      return reply.code(404).send();
    }
    if (bucket !== undefined && bucket !== influx()['bucket']) { // lint-expect: moved-bucket
      return reply.code(404).send({ bucket });
    }
    app.points.writePoint(new Point('value').tag('user', user).floatField('value', value));
    return reply.code(204).send();
  });
};

export default routes;
