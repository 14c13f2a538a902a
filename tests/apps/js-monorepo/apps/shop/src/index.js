'use strict';

const http = require('http');
const db = require('./db');
const Telemetry = require('./telemetry');

const telemetry = Telemetry.instance.authorize();

http
  .createServer(async (request, response) => {
    const started = Date.now();
    const user = await db('users').where({ org: request.headers['x-org'] }).first(); // lint-silent: a column
    response.end(JSON.stringify({ name: user.user, org: user.org })); // lint-silent: a row of MySQL
    await telemetry.send(`request,path=${request.url} ms=${Date.now() - started}`);
  })
  .listen(process.env.PORT);
