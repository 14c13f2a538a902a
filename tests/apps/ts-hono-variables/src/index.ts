import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { serve } from '@hono/node-server';

type Influx = { host: string; org: string; api_token: string; bucket: string };
type Env = { Variables: { influx: Influx; user: { org: string } } };

const influxOf = () => JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!)).influxdb[0];

const withInflux = createMiddleware<Env>(async (c, next) => {
  c.set('influx', influxOf());
  c.set('user', { org: 'me' });
  await next();
});

const app = new Hono<Env>();
app.use('*', withInflux);
app.get('/token', (c) => c.text(c.get('influx').api_token)); // lint-expect: moved-api-token
app.get('/bucket', (c) => c.json({ bucket: c.var.influx.bucket, org: c.var.user.org })); // lint-expect: moved-bucket
app.get('/org/:org', (c) => c.text(c.req.param('org'))); // lint-silent: path
app.get('/q', (c) => {
  const { influx, user } = c.var;
  return c.text(influx.org + user.org); // lint-expect: moved-org
});
serve(app);
