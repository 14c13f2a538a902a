'use strict';

const { stats, db, all } = require('./settings');
const { STATS_URL: url, STATS_ORG: org } = process.env;

function connect({ user, password, ...rest }) { // lint-expect: renamed-user
  return { url, org, auth: `${user}:${password}`, bucket: rest.bucket }; // lint-expect: moved-bucket
}

function owner({ user }) { // lint-silent: mysql
  return user;
}

const [first] = all().stats;
console.log(connect(stats), owner(db), first.api_token, all().db[0].user); // lint-expect: moved-api-token
