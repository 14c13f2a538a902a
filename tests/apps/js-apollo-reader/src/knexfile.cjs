const { config } = require('platformsh-config');
const { username, password, host } = config().credentials('database'); // lint-silent: mysql
module.exports = { client: 'mysql2', connection: { user: username, password, host } };
