'use strict';
const decode = require('./decode');
module.exports = {
  ...decode,
  pick: require('./pick'),
  influx: (...args) => decode.endpoint('influxdb', ...args),
  get mysql() {
    return decode.endpoint('database');
  },
};
