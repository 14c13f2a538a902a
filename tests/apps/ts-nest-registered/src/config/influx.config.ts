import { registerAs } from '@nestjs/config';
import { endpoint, Relationship } from '@common/relationships';

export interface InfluxConfig {
  url: string;
  org: string; // lint-silent: the app's own type
  bucket: string; // lint-silent: the app's own type
  token: string;
  admin?: string;
}

export default registerAs('influx', (): InfluxConfig => {
  const e = endpoint(Relationship.Influx);
  return {
    url: `${e.scheme}://${e.host}:${e.port}`, // lint-silent: stays where it is
    org: e.org, // lint-expect: moved-org
    bucket: process.env.INFLUX_BUCKET_NAME ?? e.bucket, // lint-expect: moved-bucket
    token: e.api_token, // lint-expect: moved-api-token
    admin: e.username || e.user, // lint-expect: renamed-user=note
  };
});
