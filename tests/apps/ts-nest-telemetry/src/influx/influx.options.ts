import type { ClientOptions } from '@influxdata/influxdb-client';
import type { InfluxEndpoint } from '../platform/relationships.types';

export interface WriteTarget {
  org: string; // lint-silent: the app's own type
  bucket: string; // lint-silent: the app's own type
  user?: string;
}

export function clientOptions(endpoint: InfluxEndpoint): ClientOptions {
  return {
    url: `${endpoint.scheme}://${endpoint.host}:${endpoint.port}`,
    token: endpoint.api_token, // lint-expect: moved-api-token
  };
}

export const writeTarget = ({ org, bucket }: InfluxEndpoint): WriteTarget => ({ org, bucket }); // lint-expect: moved-org moved-bucket

export const describeTarget = (target: WriteTarget): string => `${target.org}/${target.bucket}`; // lint-silent: the app's own object

/** For the 1.x compatible endpoint. */
export function basicAuth(endpoint: InfluxEndpoint): string {
  const pair = [endpoint.user, endpoint.password].join(':'); // lint-expect: renamed-user
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
