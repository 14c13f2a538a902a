const defaults = { influx: { host: 'localhost', org: 'dev', bucket: 'dev' }, mysql: {} };
const rel = require('./Proxy');

Object.assign(defaults.influx, rel.influxdb);
Object.assign(defaults.mysql, rel.database);
const settings = Object.assign({}, defaults, { debug: true });
module.exports = settings;
