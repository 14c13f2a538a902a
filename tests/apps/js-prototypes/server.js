var http = require('http');
var Config = require('./lib/config');
var util = require('util');

var config = new Config(process.env);
config.init();

function App(options) {
  if (!(this instanceof App)) return new App(options);
  this.options = options || {};
  this.influx = options.influx;
}

App.prototype.header = function () {
  return 'Token ' + this.influx.api_token; // lint-expect: moved-api-token
};

App.prototype.start = function (port) {
  var self = this;
  http.createServer(function (req, res) {
    res.setHeader('x-bucket', self.influx.bucket); // lint-expect: moved-bucket
    res.end(util.format('%s@%s', self.options.influx['user'], req.user)); // lint-expect: renamed-user
  }).listen(port);
};

module.exports = App;
if (require.main === module) {
  App({ influx: config.get('influx'), db: config.get('db') }).start(8080);
}
