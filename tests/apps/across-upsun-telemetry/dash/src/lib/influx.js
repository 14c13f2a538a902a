import { InfluxDB } from '@influxdata/influxdb-client';
import Services, { credentials } from './platform.js';

const { host, port, user, password, org = 'main' } = credentials('metrics') ?? {}; // lint-expect: renamed-user moved-org

export const writeApi = new InfluxDB({ url: `http://${host}:${port}`, token: `${user}:${password}` })
  .getWriteApi(org, Services.get('metrics').bucket); // lint-expect: moved-bucket

export function search() {
  const { username, password, host } = Services.get('search'); // lint-silent: Elasticsearch
  return `https://${username}:${password}@${host}`;
}

export const auth = async () => {
  const influx = await Promise.resolve(credentials('metrics'));
  return influx?.['api_token'] ?? influx?.query?.api_token; // lint-expect: moved-api-token=note
};
