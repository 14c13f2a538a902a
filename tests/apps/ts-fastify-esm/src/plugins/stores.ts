import fastifyMongo from '@fastify/mongodb';
import fastifyRedis from '@fastify/redis';
import fp from 'fastify-plugin';
import * as platform from '@platform';
import { url } from '@config/mongo';

export default fp(async (app) => {
  const redis = platform.service('sessions');
  await app.register(fastifyRedis, { host: redis.host, port: redis.port });
  await app.register(fastifyMongo, { url, authSource: platform.mongo().user ?? 'main' }); // lint-silent: MongoDB
});
