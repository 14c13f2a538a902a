'use strict';

const express = require('express');
const session = require('express-session');
const config = require('./config');
const platform = require('./config/platform');

const app = express();

app.use(express.json());
app.use(session(config.session));
app.use(require('./middleware/influx')({ bucket: process.env.INFLUX_BUCKET_OVERRIDE }));

app.locals.timeseries = platform.endpoint('timeseries');
app.set('db', platform.endpoint('database'));

app.use('/points', require('./routes/points'));
app.use('/admin', require('./routes/admin'));

app.get('/health', (req, res) => {
  const db = app.get('db');
  res.json({
    org: app.locals.timeseries.org, // lint-expect: moved-org
    mysql: db.user, // lint-silent: MySQL
  });
});

app.listen(process.env.PORT || 3000);
