const { Pool } = require('pg');
const config = require('../config');

const c = config.credentials('pg');

module.exports = new Pool({
  user: c.username, // lint-silent: an option of pg
  host: c.host,
  password: c.password,
  database: c.path,
  port: c.port,
  application_name: c.user, // lint-silent: PostgreSQL
});
