import { relationships } from './platform.js';
const load = (rel, key) => relationships[rel]?.[0]?.[key]; // lint-expect: undecided-key
export const db = { user: load('database', 'user'), host: load('database', 'host') }; // lint-silent: mysql
export const tsdb = { user: load('influxdb', 'user'), host: load('influxdb', 'host') }; // lint-expect: renamed-user
export const cache = ['host', 'user'].map((key) => load('cache', key)); // lint-silent: redis
const partial = load.bind(null, 'influxdb');
export const org = partial('org'); // lint-expect: moved-org
export const name = process.env.INFLUX_REL ?? 'influxdb';
export const bucket = load(name, 'bucket'); // lint-expect: moved-bucket
export const anything = load(process.argv[2], 'user'); // lint-expect: undecided-key
export const property = load('influxdb', process.argv[3]);
export const dbProperty = load('database', process.argv[3]); // lint-silent: mysql
