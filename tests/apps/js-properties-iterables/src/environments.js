const { influx, raw, mysql } = require('../config/database')[process.env.NODE_ENV || 'development'];

exports.own = influx.user; // lint-silent: the app's own configuration
exports.token = raw.api_token; // lint-expect: moved-api-token
exports.login = mysql && mysql.user; // lint-silent: MySQL
