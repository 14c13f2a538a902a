const mysql = require('mysql2/promise');
const { endpoint, has } = require('./relationships');

let pool;
exports.pool = () => {
  if (!pool && has('database')) {
    const { host, port, username: user, password, path: database } = endpoint('database');
    pool = mysql.createPool({ host, port, user, password, database });
  }
  return pool;
};
exports.legacyUser = () => endpoint('database').user; // lint-silent: mysql
