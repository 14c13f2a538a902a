import { InfluxDB } from '@influxdata/influxdb-client';
import { credentials, relationships } from './relationships.js';

/** A client for the relationship that everybody calls so. */
export function client() {
  const { host, port, api_token: token } = credentials('influxdb'); // lint-expect: moved-api-token=warning
  return new InfluxDB({ url: `http://${host}:${port}`, token });
}

export function writeApi(precision) {
  const { org, bucket } = credentials('influxdb'); // lint-expect: moved-org=warning moved-bucket=warning
  return client().getWriteApi(org, bucket, precision);
}

/** The same for a relationship of any name: the caller says that it is InfluxDB. */
export function targetOf(name) {
  const endpoint = credentials(name);
  return { org: endpoint.org, host: endpoint.host }; // lint-expect: undecided-key
}

export const legacyUser = () => credentials('timedb').user; // lint-expect: renamed-user=warning

/** Whatever the version is. */
export const userName = (endpoint = credentials('influxdb')) => endpoint.username ?? endpoint.user; // lint-expect: renamed-user=note

export const all = () => Object.keys(relationships()); // lint-silent: only the names
