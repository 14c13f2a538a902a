import { InfluxDB } from '@influxdata/influxdb-client';
import { platform, type InfluxEndpoint } from '~/services/platform.server';
import { singleton } from '~/utils/singleton.server';

const endpoint = (): InfluxEndpoint => platform().metrics[0];

const client = singleton('influx', () => {
  const { scheme, host, port, api_token: token } = endpoint(); // lint-expect: moved-api-token
  return new InfluxDB({ url: `${scheme}://${host}:${port}`, token });
});

export interface Reading {
  org: string; // lint-silent: the app's own type
  value: number;
}

export async function latest(sensor: string): Promise<Reading[]> {
  const { org, bucket } = endpoint(); // lint-expect: moved-org moved-bucket
  const rows = await client.getQueryApi(org).collectRows<{ _value: number; org: string }>(
    `from(bucket: "${bucket}") |> range(start: -1h) |> filter(fn: (r) => r.sensor == "${sensor}") |> last()`,
  );
  return rows.map((row) => ({ org: row.org, value: row._value })); // lint-silent: a row of the answer
}

export function describe(source: Pick<InfluxEndpoint, 'user' | 'host'> = endpoint()): string {
  return `${source.user}@${source.host}`; // lint-expect: renamed-user
}
