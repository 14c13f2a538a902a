const { context, org } = require('./middleware/context');
const app = require('express')();
app.use(context());
app.get('/', (req, res) => {
  const { user } = req.body; // lint-silent: of something else
  res.send({ user, org: org(req), token: req.influx['api_' + 'token'] }); // lint-expect: moved-api-token
});
