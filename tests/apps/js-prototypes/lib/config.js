var _ = require('underscore');

module.exports = Config;

function Config(env) {
  this.env = env;
  this.data = {};
}

Config.prototype.init = function () {
  var rel = this.decode('RELATIONSHIPS');
  var self = this;
  _.each({ influx: 'influxdb', db: 'database' }, function (name, key) {
    self.data[key] = rel[name] && rel[name][0];
  });
  self.set('variables', this.decode('VARIABLES'));
};

Config.prototype.decode = function (suffix) {
  var raw = this.env['PLATFORM_' + suffix];
  return raw ? JSON.parse(new Buffer(raw, 'base64').toString()) : {};
};

Config.prototype.set = function (key, value) {
  this.data[key] = value;
};

Config.prototype.get = function (key) {
  return this.data[key];
};

Config.prototype.user = function () {
  return this.get('db').user; // lint-silent: mysql
};

Config.prototype.orgVariable = function () {
  return this.get('variables').org; // lint-silent: variables
};
