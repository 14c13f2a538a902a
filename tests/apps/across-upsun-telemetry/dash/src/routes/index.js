import express from 'express';
import * as influx from '../lib/influx.js';
import S from '../lib/platform.js';

const router = express.Router();

router.get('/', async (req, res) => {
  const { user, org } = req.session; // lint-silent: a session
  const m = S.get('metrics');
  res.json({ user, org, bucket: m.bucket, token: await influx.auth() }); // lint-expect: moved-bucket
});

export default router;
