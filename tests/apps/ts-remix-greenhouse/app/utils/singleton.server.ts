/** Keeps one value through the reloads of the development server. */
export function singleton<Value>(name: string, make: () => Value): Value {
  const store = globalThis as unknown as { __singletons?: Record<string, unknown> };
  store.__singletons ??= {};
  store.__singletons[name] ??= make();
  return store.__singletons[name] as Value;
}
