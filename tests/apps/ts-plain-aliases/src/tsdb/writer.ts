import { influx, mysql } from 'creds';
export const target = { org: influx.org, bucket: influx.bucket }; // lint-expect: moved-org moved-bucket
export const owner = mysql.user; // lint-silent: mysql
