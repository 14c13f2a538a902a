import { env, type Endpoint } from './env';

const pick = (name: string): Endpoint => env.PLATFORM_RELATIONSHIPS[name]![0]!;

export const influx = pick('influxdb');
export const org = influx.org; // lint-expect: moved-org
export const { bucket, api_token: token } = influx; // lint-expect: moved-bucket moved-api-token
export const mysqlUser = pick('database').user; // lint-silent: mysql
