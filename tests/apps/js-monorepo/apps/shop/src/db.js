'use strict';

const knex = require('knex');
const { endpoint } = require('@store/relationships');
const dsn = require('@store/relationships/dsn');

const database = endpoint('database');

module.exports = knex({
  client: 'mysql2',
  connection: {
    host: database.host,
    user: database.user || database.username, // lint-silent: MySQL in this app
    password: database.password,
    database: database.path,
  },
});

module.exports.readOnly = dsn(database, database.user, database.password); // lint-silent: MySQL in this app
