export type Endpoint = Record<string, unknown>;

const raw = process.env.PLATFORM_RELATIONSHIPS ?? '';

export const relationships: Record<string, Endpoint[]> = JSON.parse(Buffer.from(raw, 'base64').toString());
export const first = (name: string): Endpoint => relationships[name][0];
