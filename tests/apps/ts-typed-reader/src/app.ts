import { platform, Relationship, KEYS, isInflux, type InfluxLogin } from '@platform';

const influx = platform.get(Relationship.Influx);
const login: InfluxLogin = influx;
export const auth = `${login.user}:${login.password}`; // lint-expect: renamed-user
export const target = { org: influx[KEYS.org], bucket: influx[KEYS['bucket']] };
export const mysql = platform.get(Relationship.Mysql).user; // lint-silent: mysql

export function orgs(): string[] {
  return platform.every().filter(isInflux).map((endpoint) => endpoint.org); // lint-expect: moved-org
}

export const describe = (target: { org: string; bucket: string }) => `${target.org}/${target.bucket}`; // lint-silent: own type
describe(target);
