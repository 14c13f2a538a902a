import http from 'node:http';
import { Point } from '@influxdata/influxdb-client';
import { writer, compat } from './influx.mjs';
import { names } from './names.mjs';

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { user, bucket = 'web', ms } = JSON.parse(body); // lint-silent: the body of a request
  writer.writePoint(new Point(bucket).tag('user', user).intField('ms', ms)); // lint-silent: the body of a request
  response.end(JSON.stringify({ compat, ...names() }));
});

server.listen(process.env.PORT);
