import { InfluxDB, flux, fluxDuration } from '@influxdata/influxdb-client';
import { cache } from 'react';
import { relationships } from '@/lib/env';

export interface Connection {
  url: string;
  org: string; // lint-silent: the app's own type
  bucket: string; // lint-silent: the app's own type
  token: string;
}

export interface Sample {
  time: string;
  user: string; // lint-silent: a row of a result
  value: number;
}

const influx = relationships.influxdb?.[0];

export const getConnection = cache((): Connection | null =>
  influx
    ? {
        url: `http://${influx.host}:${influx.port}`, // lint-silent: stay where they are
        org: influx.org, // lint-expect: moved-org
        bucket: influx.bucket, // lint-expect: moved-bucket
        token: influx.api_token, // lint-expect: moved-api-token
      }
    : null,
);

export async function samples(range = '-1h'): Promise<Sample[]> {
  const connection = getConnection();
  if (!connection) return [];
  const { url, token, org, bucket } = connection; // lint-silent: the app's own object
  const query = flux`from(bucket: ${bucket}) |> range(start: ${fluxDuration(range)})`;
  return new InfluxDB({ url, token }).getQueryApi(org).collectRows<Sample>(query);
}

/** Who is asked for a password in the explorer. */
export const explorerUser = (): string => influx?.user ?? 'nobody'; // lint-expect: renamed-user

export default influx;
