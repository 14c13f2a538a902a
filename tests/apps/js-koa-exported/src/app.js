import Koa from 'koa';
import Router from 'koa-router';
import { retention } from './jobs/retention.js';
import { tenant } from './middleware/tenant.js';
import settings from './settings/index.js';

const router = new Router()
  .get('/buckets', async (ctx) => {
    ctx.body = { org: ctx.state.org, old: await retention(Number(ctx.query.days ?? 30)) }; // lint-silent: a request
  })
  .get('/config', (ctx) => {
    const { token, ...shown } = settings.influx;
    ctx.body = { ...shown, user: ctx.state.user }; // lint-silent: a request
  });

const app = new Koa();
app.use(tenant()).use(router.routes());

if (process.argv[1] === import.meta.filename) app.listen(8888);

export { app };
