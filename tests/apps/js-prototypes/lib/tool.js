exports = module.exports = function tool(config) {
  return {
    org: function () {
      return config.get('influx').org; // lint-expect: moved-org
    },
    mysql: function () {
      return config.get('db').user; // lint-silent: mysql
    },
  };
};
exports.version = '1.0';
