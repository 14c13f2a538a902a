import { Hono } from 'hono';
import { createWriter } from '@plant/metrics';
import { users } from './users.js';
import { admin } from './admin.js';

type Variables = { user: { name: string; org: string } }; // lint-silent: what requests carry

const app = new Hono<{ Variables: Variables }>();
const writer = createWriter();

app.use('/ingest/*', async (c, next) => {
  const user = await users.find(c.req.header('x-token'));
  if (!user) return c.text('no', 401);
  c.set('user', user);
  await next();
});

app.post('/ingest/:bucket', async (c) => {
  const { org } = c.get('user'); // lint-silent: what the request carries
  const { bucket } = c.req.param(); // lint-silent: the path of a request
  const target = bucket === 'shared' ? writer : createWriter({ bucket });
  target.writeRecord(`${org} value=${(await c.req.json()).value}`);
  return c.body(null, 204);
});

app.route('/admin', admin);

export default app;
