const influx = (env) => {
  const [ep] = JSON.parse(Buffer.from(env('PLATFORM_RELATIONSHIPS'), 'base64').toString()).influxdb;
  return ep;
};

module.exports = ({ env }) => ({
  influx: {
    org: influx(env).org, // lint-expect: moved-org
    endpoint: influx(env),
  },
});
