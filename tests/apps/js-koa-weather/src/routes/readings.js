const Router = require('@koa/router');
const router = new Router({ prefix: '/readings' });

router.get('/', async (ctx) => {
  const { influx, user } = ctx.state; // lint-silent: session user
  ctx.body = { bucket: influx.bucket, owner: user, org: influx.org }; // lint-silent: own object
});

router.get('/who', async (ctx) => {
  const { endpoint: { user } } = ctx.state; // lint-expect: renamed-user
  ctx.body = { user }; // lint-silent: output
});

router.post('/', async (ctx) => {
  const ep = ctx.state.endpoint;
  const auth = Buffer.from([ep.user, ep.password].join(':')).toString('base64'); // lint-expect: renamed-user
  ctx.body = await write(ctx.state.influx.url, auth, ctx.request.body);
});

async function write(url, auth, body) {
  return fetch(url, { method: 'POST', headers: { Authorization: `Basic ${auth}` }, body: body.user }); // lint-silent: request body
}

module.exports = router;
