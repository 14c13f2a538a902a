const { credentials } = require('./platform.config.cjs');

const influx = credentials('influxdb');

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  env: {
    INFLUX_ORG: influx ? influx.org : '', // lint-expect: moved-org
  },
  serverRuntimeConfig: {
    influx,
    database: credentials('database'),
  },
  publicRuntimeConfig: {
    bucket: influx && influx.bucket, // lint-expect: moved-bucket
  },
};

module.exports = nextConfig;
