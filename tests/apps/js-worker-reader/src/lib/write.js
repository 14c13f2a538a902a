const { Point } = require('@influxdata/influxdb-client');
const { client, defaults } = require('./client');

let api;

function writeApi(options = {}) {
  const { org, bucket } = { ...defaults, ...options }; // lint-silent: the app's own object
  api = api || client.getWriteApi(org, bucket);
  return api;
}

exports.sample = (name, value, { user } = {}) => { // lint-silent: an option of this function
  const point = new Point(name).floatField('value', value);
  if (user) {
    point.tag('user', user);
  }
  writeApi().writePoint(point);
};

exports.close = () => api && api.close();
