import { z } from 'zod';

const endpointSchema = z.object({
  host: z.string(),
  port: z.coerce.number(),
  user: z.string().optional(), // lint-silent: only read of MySQL
  password: z.string().optional(),
  org: z.string().optional(), // lint-expect: moved-org
  bucket: z.string().optional(), // lint-expect: moved-bucket
  api_token: z.string().optional(), // lint-expect: moved-api-token
});

const relationshipsSchema = z.record(z.array(endpointSchema));

const envSchema = z.object({
  PORT: z.coerce.number().default(3000),
  PLATFORM_RELATIONSHIPS: z
    .string()
    .transform((value) => Buffer.from(value, 'base64').toString('utf8'))
    .transform((value) => JSON.parse(value))
    .pipe(relationshipsSchema),
});

export const env = envSchema.parse(process.env);
export type Endpoint = z.infer<typeof endpointSchema>;
