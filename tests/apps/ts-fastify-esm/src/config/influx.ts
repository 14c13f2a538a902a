import type { TimeSeries } from '@platform';
import { influx } from '@platform';
import { first } from '#shared/lists';

export interface InfluxSettings {
  url: string;
  token?: string;
  org: string; // lint-silent: the app's own type
  bucket: string;
}

function settingsOf(series: TimeSeries): InfluxSettings {
  return {
    url: `http://${series.host}:${series.port}`,
    token: series.api_token, // lint-expect: moved-api-token
    org: series.org, // lint-expect: moved-org
    bucket: first([series.bucket, 'default']), // lint-expect: moved-bucket
  };
}

export const settings = settingsOf(influx());
