'use strict';

const { InfluxDB, Point } = require('@influxdata/influxdb-client');
const settings = require('../config').influx;

class Writer {
  constructor(options = settings) {
    this.options = options;
    this.client = new InfluxDB({ url: options.url, token: options.token });
    this.api = this.client.getWriteApi(options.org, options.bucket); // lint-silent: fields of the app's own settings
  }

  get organisation() {
    return this.options.org; // lint-silent: the app's own settings
  }

  write(measurement, fields, user) {
    const point = new Point(measurement).tag('user', user); // lint-silent: a tag of a point
    for (const [key, value] of Object.entries(fields)) {
      point.floatField(key, value);
    }
    this.api.writePoint(point);
    return this.api.flush();
  }
}

module.exports = Writer;
