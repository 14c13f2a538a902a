const http = require('http');
const entries = require('./entries');
const fallbacks = require('./fallbacks');
const lists = require('./lists');
const paths = require('./paths');
const dynamic = require('./dynamic');

const report = { ...paths, ...lists, ...entries, ...dynamic, ...fallbacks, token: fallbacks.token() };

http
  .createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    const user = searchParams.get('user') || report.user; // lint-silent: the app's own object
    response.end(JSON.stringify({ user, org: report.org, bucket: report.bucket })); // lint-silent: the app's own object
  })
  .listen(process.env.PORT);
