import { InfluxDB } from '@influxdata/influxdb-client';
import { service } from '@/lib/platform';

const influx = service('sensors');
const client = new InfluxDB({ url: `http://${influx.host}:${influx.port}`, token: influx.api_token }); // lint-expect: moved-api-token

export const queryApi = client.getQueryApi(influx.org); // lint-expect: moved-org
export const { bucket } = influx; // lint-expect: moved-bucket
