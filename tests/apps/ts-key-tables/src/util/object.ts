export function pick<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Pick<T, K> {
  const result = {} as Pick<T, K>;
  for (const key of keys) {
    result[key] = source[key];
  }
  return result;
}

export const rename = <N extends string>(source: Record<string, unknown>, names: Record<N, string>): Record<N, string> => {
  const entries = (Object.keys(names) as N[]).map((name) => [name, String(source[names[name]])] as const);
  return Object.fromEntries(entries) as Record<N, string>;
};

export function assertDefined<T>(value: T | undefined | null, message: string): asserts value is T {
  if (value === undefined || value === null) throw new TypeError(message);
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
