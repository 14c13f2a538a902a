import { z } from 'zod';
import { first, relationships } from './relationships.js';

const Either = z.object({
  username: z.string().optional(),
  user: z.string().optional(), // lint-expect: renamed-user=note
});
const either = Either.parse(first('influxdb'));
export const login = either.username ?? either.user; // lint-expect: renamed-user=note

const Target = z
  .object({ org: z.string(), host: z.string() }) // lint-expect: moved-org
  .transform((c) => ({ tenant: c.org, where: c.host })); // lint-expect: moved-org
export const { tenant } = Target.parse(first('influxdb'));

const Base = z.object({ host: z.string() });
const Bucket = Base.merge(z.object({ bucket: z.string() })); // lint-expect: moved-bucket
export const bucket = (): string | null => {
  const result = Bucket.safeParse(first('influxdb'));
  return result.success ? result.data.bucket : null; // lint-expect: moved-bucket
};
export const show = (source: z.infer<typeof Bucket>): string => source.bucket; // lint-expect: moved-bucket
show(Bucket.parse(first('influxdb')));

const Document = z.object({
  influxdb: z.tuple([z.object({ api_token: z.string() })]), // lint-expect: moved-api-token
  database: z.array(z.object({ user: z.string() })).nonempty(), // lint-silent: MySQL
});
const document = Document.parse(relationships);
export const token = document.influxdb[0].api_token; // lint-expect: moved-api-token
export const mysql = document.database[0].user; // lint-silent: MySQL

const New = z.object({ username: z.string(), query: z.object({ org: z.string(), bucket: z.string() }) }); // lint-silent: the new keys
export const org = New.parse(first('influxdb')).query.org; // lint-silent: the new key

const Body = z.object({ user: z.string(), org: z.string() }); // lint-silent: the body of a request
export const handler = (request: { body: unknown }): string => Body.parse(request.body).user; // lint-silent: the body of a request
