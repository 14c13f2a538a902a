export { default as influxConfig } from './influx.config';
export { default as postgresConfig } from './postgres.config';
export type { InfluxConfig } from './influx.config';
