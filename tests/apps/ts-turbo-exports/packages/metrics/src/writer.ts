import { InfluxDB } from '@influxdata/influxdb-client';
import { defaultTarget, type Target } from './target.js';

type Options = Partial<Pick<Target, 'bucket'>> & { target?: Target };

export default function createWriter({ target = defaultTarget(), bucket = target.bucket }: Options = {}) { // lint-silent: the app's own object
  const client = new InfluxDB({ url: target.base, token: target.authorization.slice('Token '.length) });
  return client.getWriteApi(target.org, bucket); // lint-silent: the app's own object
}
