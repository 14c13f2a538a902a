import { InfluxSource, MysqlSource, credential } from './platform';
console.log(new InfluxSource().header(), new MysqlSource().dsn());
export const bucket = credential<'influxdb'>('influxdb', 'bucket', 'x'); // lint-expect: moved-bucket
export const port = credential<'influxdb', number>('influxdb', 'port', 8086); // lint-silent: stays
export const user = credential('database', 'user'); // lint-silent: mysql
export const org = credential('cache', 'org'); // lint-silent: redis
