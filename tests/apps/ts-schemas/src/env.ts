import { z } from 'zod';

const endpointSchema = z.object({
  host: z.string(),
  port: z.coerce.number(),
  user: z.string().optional(),
  password: z.string().optional(),
  org: z.string().optional(),
  bucket: z.string().optional(),
  api_token: z.string().optional(),
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
