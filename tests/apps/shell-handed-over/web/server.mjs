import { createServer } from 'node:http';

const [stations, accounts, ...rest] = process.argv.slice(2);
const influx = JSON.parse(stations);
const mysql = JSON.parse(accounts);
const port = rest[rest.indexOf('--port') + 1];

createServer((request, response) => {
  response.end(`${influx.org}/${influx.query?.bucket} ${mysql.user}`); // lint-expect: moved-org
}).listen(port);
