import 'server-only';
import { cache } from 'react';
import { credentials } from '../platform.config.cjs';

type Creds = { host: string; port: number; user?: string; org?: string; bucket?: string; api_token?: string }; // lint-expect: moved-api-token

export const getInflux = cache(async (): Promise<Creds | null> => credentials('influxdb') as Creds | null);

export async function token(): Promise<string> {
  const creds = await getInflux();
  if (!creds) return '';
  return creds.api_token!; // lint-expect: moved-api-token
}
