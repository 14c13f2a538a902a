export type Endpoint = Record<string, any>;

export const enum Relationship {
  Influx = 'tsdb',
  Postgres = 'db',
}

let memo: Record<string, Endpoint[]> | undefined;

export function relationships(): Record<string, Endpoint[]> {
  memo ??= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString('utf8'));
  return memo!;
}

export function endpoint(name: Relationship): Endpoint {
  const all = relationships();
  if (!(name in all)) {
    throw new Error(`relationship ${name} is missing`);
  }
  return all[name].at(0)!;
}
