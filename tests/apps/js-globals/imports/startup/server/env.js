import { Meteor } from 'meteor/meteor';

if (process.env.PLATFORM_RELATIONSHIPS) {
  const r = JSON.parse(new Buffer(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  Meteor.settings.influx = r.influxdb[0];
  Meteor.settings.db = r.database[0];
  process.env.INFLUX_CREDS = JSON.stringify(r.influxdb[0]);
  process.env.ROOT_USER = r.database[0].user; // lint-silent: mysql
  global.influx = r.influxdb[0];
  globalThis.mysql = r.database[0];
}
