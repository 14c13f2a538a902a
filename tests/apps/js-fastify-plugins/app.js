import Fastify from 'fastify';
import platform from './plugins/platform.js';
import write from './routes/write.js';

const app = Fastify({ logger: true });
app.register(platform);
app.register(write, { prefix: '/api' });
await app.listen({ port: process.env.PORT });
