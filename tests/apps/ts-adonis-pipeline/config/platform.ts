import env from '#start/env';

type Endpoint = { host: string; port: number } & Record<string, string>;

const encoded = env.get('PLATFORM_RELATIONSHIPS');

const relationships: Record<string, Endpoint[]> = encoded
  ? JSON.parse(Buffer.from(encoded, 'base64').toString('utf-8'))
  : {};

const platform = {
  relationships,
  first(name: string): Endpoint | null {
    return this.relationships[name]?.[0] ?? null;
  },
};

export default platform;
