'use strict';

const express = require('express');
const Writer = require('../lib/writer');

const router = express.Router();
const writer = new Writer();

router.get('/:measurement', async (req, res) => {
  const { org, bucket } = req.query; // lint-silent: the query string
  res.json({ measurement: req.params.measurement, org, bucket, owner: req.session.user }); // lint-silent: the session
});

router.post('/', async (req, res) => {
  const { user, fields } = req.body; // lint-silent: the body of a request
  await writer.write(req.body.measurement, fields, user);
  res.status(204).end();
});

module.exports = router;
