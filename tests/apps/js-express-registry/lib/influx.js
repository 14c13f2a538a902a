const { InfluxDB, Point } = require('@influxdata/influxdb-client');
const config = require('../config');

let client;

function connect() {
  if (client) return client;
  const { url, token } = config.get('influx');
  client = new InfluxDB({ url, token });
  return client;
}

exports.query = (flux) => connect().getQueryApi(config.get('influx.org')).collectRows(flux); // lint-silent: the app's own configuration

exports.write = async (name, fields) => {
  const { org, bucket } = config.get('influx'); // lint-silent: the app's own configuration
  const api = connect().getWriteApi(org, bucket);
  const point = new Point(name);
  for (const [field, value] of Object.entries(fields)) {
    point.floatField(field, value);
  }
  api.writePoint(point);
  await api.close();
};
