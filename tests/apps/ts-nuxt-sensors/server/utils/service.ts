export enum Relationship {
  Readings = 'readings',
  Archive = 'archive',
  Broker = 'broker',
}

/** The keys of an endpoint that are secrets. */
export namespace Secret {
  export const Token = 'api_token'; // lint-expect: moved-api-token
  export const Password = 'password'; // lint-silent: stays where it is
}

type Raw = Record<string, any>;

let decoded: Record<string, Raw[]> | null = null;

function document(): Record<string, Raw[]> {
  decoded ??= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS!, 'base64').toString('utf8'));
  return decoded!;
}

export abstract class Service {
  #raw?: Raw;

  constructor(protected readonly relationship: Relationship) {}

  protected get raw(): Raw {
    if (!this.#raw) {
      [this.#raw] = document()[this.relationship];
    }
    return this.#raw!;
  }

  get address(): string {
    return `${this.raw.host}:${this.raw.port}`; // lint-silent: stay where they are
  }

  secret(key: string): string {
    return this.raw[key];
  }

  abstract get login(): string;
}

/** Every endpoint of one relationship, one by one. */
export function* endpoints(relationship: Relationship): Generator<Raw> {
  for (const endpoint of document()[relationship] ?? []) {
    yield endpoint;
  }
}
