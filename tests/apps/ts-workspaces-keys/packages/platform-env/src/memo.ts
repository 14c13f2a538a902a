export function memo<T>(fn: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= fn());
}
