export const first = <T>(values: readonly T[]): T => values[0]!;

/** The values of `record` under the given keys. */
export function pluck(record: object, ...keys: string[]): unknown[] {
  return keys.map((key) => record[key as keyof typeof record]);
}
