const http = require('node:http');
const { influx, sql, relationship } = require('./platform');

const pool = { user: sql.username, owner: sql.user }; // lint-silent: MySQL
const { org, host } = influx; // lint-expect: moved-org
const author = process.env.INFLUX_USER; // lint-silent: a variable of our own

http.createServer((request, response) => {
    const { user: login } = relationship('influx'); // lint-expect: renamed-user
    const { user: owner } = relationship('sql'); // lint-silent: MySQL
    response.end(JSON.stringify({ org, host, login, owner, author, pool, bucket: influx.bucket })); // lint-expect: moved-bucket
}).listen(process.env.PORT);
