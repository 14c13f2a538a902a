export function decode<T = unknown>(name: string): T | null {
  const raw = process.env[name];
  if (!raw) return null;
  try {
    return JSON.parse(Buffer.from(raw, 'base64').toString('utf-8')) as T;
  } catch (e) {
    throw new Error(`cannot decode ${name}: ${(e as Error).message}`);
  }
}
