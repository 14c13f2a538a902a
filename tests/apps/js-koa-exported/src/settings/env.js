import 'dotenv/config';
import { cleanEnv, json, port, str, url } from 'envalid';

export const env = cleanEnv(process.env, {
  PORT: port({ default: 8888 }),
  INFLUX_URL: url(),
  INFLUX_ENDPOINT: json({ desc: 'all that the platform says of InfluxDB' }),
  PG_ENDPOINT: json({ default: {} }),
  SENSORS_ORG: str({ default: 'dev' }),
});
