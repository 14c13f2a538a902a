export * from './types.js';
export { service, timeseries as influx, mongo } from './relationships.js';
export { default as decode } from './decode.js';
export * as raw from './relationships.js';
