import Fastify from 'fastify';
import influx from './plugins/influx.js';
import stores from './plugins/stores.js';
import points from './routes/points.js';
import { status } from './routes/status.js';

const app = Fastify({ logger: true });

await app.register(influx);
await app.register(stores);
await app.register(points, { prefix: '/v1' });
await app.register(status);

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 8888) });
