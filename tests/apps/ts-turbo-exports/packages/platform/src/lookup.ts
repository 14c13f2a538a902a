export type Endpoint = Readonly<Record<string, string | undefined>>;
export type Lookup = (relationship: string) => Endpoint;

export class PlatformError extends Error {
  constructor(
    readonly relationship: string,
    options?: ErrorOptions,
  ) {
    super(`relationship ${relationship} cannot be read`, options);
    this.name = new.target.name;
  }
}

function parse(environment: NodeJS.ProcessEnv): Record<string, Endpoint[]> {
  const encoded = environment.PLATFORM_RELATIONSHIPS?.trim();
  if (encoded === undefined || encoded.length === 0) return {};
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Record<string, Endpoint[]>;
  } catch (cause) {
    throw new PlatformError('*', { cause });
  }
}

export const lookupAll = (relationship: string, environment = process.env): Endpoint[] => parse(environment)[relationship] ?? [];

export const lookup: Lookup = (relationship) => {
  const [first, ...others] = lookupAll(relationship);
  if (first === undefined || others.length > 0) throw new PlatformError(relationship);
  return first;
};
