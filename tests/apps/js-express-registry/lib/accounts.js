const mysql = require('mysql2/promise');
const { shared } = require('./registry');

const [user, password, host, path] = shared.values('accounts', 'user', 'password', 'host', 'path'); // lint-silent: MariaDB

const pool = mysql.createPool({ user: user || shared.value('accounts', 'username'), password, host, database: path });

exports.byToken = async (token) => {
  const [rows] = await pool.query('SELECT user, org FROM accounts WHERE api_token = ?', [token]);
  const row = rows[0];
  return row && { name: row.user, org: row.org }; // lint-silent: a row of MariaDB
};
