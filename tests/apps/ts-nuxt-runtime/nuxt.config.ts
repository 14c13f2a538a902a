import { relationship } from './server/platform';

const influx = relationship('influxdb');
const mysql = relationship('database');

export default defineNuxtConfig({
  ssr: true,
  runtimeConfig: {
    influx: {
      host: influx?.host,
      org: influx?.org, // lint-expect: moved-org
      token: influx?.['api_token'], // lint-expect: moved-api-token
      endpoint: influx,
    },
    mysql,
    public: {
      bucket: influx?.bucket, // lint-expect: moved-bucket
    },
  },
  nitro: { preset: 'node-server' },
});
