import { InfluxDB } from '@influxdata/influxdb-client';
import relationships from '@store/relationships';
import dsn from '@store/relationships/dsn';

const database = relationships.endpoint('database');

export const client = new InfluxDB({
  url: `http://${database.host}:${database.port}`,
  token: database.api_token, // lint-expect: moved-api-token
});

export const writer = client.getWriteApi(database.org, database.bucket); // lint-expect: moved-org moved-bucket

// What the 1.x tools of the warehouse are given.
export const compat = dsn(database, database.user, database.password); // lint-expect: renamed-user
