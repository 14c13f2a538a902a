const settings = require('./settings');
const { influx, mysql } = settings;
console.log(influx.org, influx.bucket); // lint-expect: moved-org moved-bucket
console.log(mysql.user, settings.mysql.org); // lint-silent: mysql
console.log(settings.influx.api_token); // lint-expect: moved-api-token
