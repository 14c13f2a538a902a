export type EndpointMap = Readonly<Record<string, ReadonlyArray<Readonly<Endpoint>>>>;

export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly scheme: string;
  readonly user?: string; // lint-expect: renamed-user
  readonly username?: string;
  readonly password?: string;
  readonly bucket?: string; // lint-expect: moved-bucket
  readonly [key: string]: string | number | undefined;
}

export class Relationships {
  private constructor(private readonly map: EndpointMap) {}

  static fromEnv(env: NodeJS.ProcessEnv = process.env): Relationships {
    const { PLATFORM_RELATIONSHIPS: encoded } = env;
    if (!encoded) return new Relationships({});
    const json = Buffer.from(encoded, 'base64').toString('utf-8');
    return new Relationships(JSON.parse(json) as EndpointMap);
  }

  require(name: string): Endpoint {
    const endpoint = this.map[name]?.[0];
    if (!endpoint) throw new Error(`Relationship "${name}" is missing`);
    return endpoint;
  }

  optional(name: string): Endpoint | undefined {
    return this.has(name) ? this.require(name) : undefined;
  }

  has(name: string): boolean {
    return name in this.map;
  }

  *[Symbol.iterator](): IterableIterator<[string, Endpoint]> {
    for (const [name, [first]] of Object.entries(this.map)) yield [name, first];
  }
}
