import { decode, memo } from '@util';

export interface Endpoint {
  host: string;
  port: number;
  username: string;
  password: string;
  query?: Record<string, string>;
  [key: string]: unknown;
}

export const relationships = memo(() => decode<Record<string, Endpoint[]>>('PLATFORM_RELATIONSHIPS') ?? {});
export const application = memo(() => decode<any>('PLATFORM_APPLICATION'));

export const endpointOf = (name: string): Endpoint => {
  const [first] = relationships()[name] ?? [];
  if (!first) throw new Error(`no ${name}`);
  return first;
};
