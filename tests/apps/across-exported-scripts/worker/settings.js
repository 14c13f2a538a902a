'use strict';

const parse = (name) => JSON.parse(process.env[name] || '{}');

module.exports = {
  stats: parse('STATS_JSON'),
  db: parse('DB_JSON'),
  all: () => parse('ALL_RELATIONSHIPS'),
};
