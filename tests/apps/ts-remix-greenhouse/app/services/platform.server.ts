import { z } from 'zod';
import { singleton } from '~/utils/singleton.server';

const Common = z.object({
  host: z.string(),
  port: z.coerce.number(),
  scheme: z.string(),
  password: z.string().nullish(),
});

const Influx = Common.extend({
  user: z.string(), // lint-expect: renamed-user
  org: z.string().min(1), // lint-expect: moved-org
  bucket: z.string(), // lint-expect: moved-bucket
  api_token: z.string(), // lint-expect: moved-api-token
});

const Postgres = Common.extend({
  username: z.string(),
  user: z.string().optional(), // lint-silent: PostgreSQL
  path: z.string(),
});

const Relationships = z.object({
  metrics: z.array(Influx).nonempty(),
  postgresql: z.array(Postgres),
});

export type InfluxEndpoint = z.infer<typeof Influx>;

function load() {
  const raw = process.env.PLATFORM_RELATIONSHIPS;
  if (!raw) throw new Error('not on the platform');
  const result = Relationships.safeParse(JSON.parse(Buffer.from(raw, 'base64').toString()));
  if (!result.success) {
    throw new Error(result.error.message);
  }
  return result.data;
}

export const platform = () => singleton('platform', load);
