const { read } = require('./relationships');

const services = {};
Object.defineProperty(services, 'influx', { get: () => read().influxdb[0], enumerable: true });
Object.defineProperties(services, {
  mysql: { get() { return read().database[0]; } },
  metrics: { value: read().influxdb[0], writable: false },
});

exports.org = services.influx.org; // lint-expect: moved-org
exports.bucket = services.metrics.bucket; // lint-expect: moved-bucket
exports.login = services.mysql.user; // lint-silent: MySQL
