import type { Endpoint } from './document';

/** The keys of an endpoint, in the order asked for. */
export function pick(from: Endpoint, ...keys: string[]): unknown[] {
    return keys.map((key) => from[key]);
}

export const prop = (key: string) => (of: Endpoint) => of[key];

export function withEndpoint<T>(from: Endpoint, then: (endpoint: Endpoint) => T): T {
    return then(from);
}

export const pipe = <T>(value: T, ...steps: ((value: any) => any)[]) => steps.reduce((current, step) => step(current), value as any);
