import { Env } from '@adonisjs/core/env';

export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  PORT: Env.schema.number(),
  PLATFORM_RELATIONSHIPS: Env.schema.string.optional(),
  INFLUX_RELATIONSHIP: Env.schema.string.optional(),
});
