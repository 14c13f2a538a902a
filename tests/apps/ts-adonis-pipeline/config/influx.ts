import platform from '#config/platform';

const endpoint = platform.first('timedb');

const influxConfig = {
  url: endpoint ? `http://${endpoint.host}:${endpoint.port}` : 'http://localhost:8086',
  token: endpoint?.api_token ?? 'local', // lint-expect: moved-api-token
  org: endpoint ? endpoint.org : 'local', // lint-expect: moved-org
  buckets: {
    raw: endpoint?.bucket, // lint-expect: moved-bucket
    hourly: `${endpoint?.bucket}_1h`, // lint-expect: moved-bucket
  },
};

export default influxConfig;

export type InfluxConfig = typeof influxConfig;
