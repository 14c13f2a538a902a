export interface Endpoint {
    host: string;
    port: number;
    scheme: string;
    username?: string;
    password?: string;
    [key: string]: unknown;
}

export type Relationships = Record<string, Endpoint[]>;

let cached: Relationships | undefined;

export function relationships(env: NodeJS.ProcessEnv = process.env): Relationships {
    cached ??= JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS!, 'base64').toString('utf8')) as Relationships;
    return cached;
}

export const endpoint = (name: string, index = 0): Endpoint => relationships()[name][index];

export default endpoint;
