import { relationships } from '../platform';

export function listAccounts(): string[] {
  const out: string[] = [];
  for (const [name, endpoint] of relationships()) {
    if (name === 'database') out.push(endpoint.user ?? ''); // lint-silent: mysql
    if (name === 'influxdb') out.push(String(endpoint['org'])); // lint-expect: moved-org
  }
  return out;
}
export const mysqlUser = relationships().optional('database')?.username; // lint-silent: mysql
