const { read } = require('./relationships');

const [influx] = read().influxdb;

const isOld = 'user' in influx; // lint-expect: renamed-user=note
exports.user = isOld ? influx.user : influx.username; // lint-expect: renamed-user=note

exports.login = [influx.username, influx.user].find(Boolean); // lint-expect: renamed-user=note
