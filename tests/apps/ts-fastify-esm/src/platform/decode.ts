/** What one of the platform's variables holds. */
export default function decode<T = unknown>(name: string, env: NodeJS.ProcessEnv = process.env): T | undefined {
  const text = env[name]?.trim();
  if (text === undefined || text === '') {
    return undefined;
  }
  return JSON.parse(Buffer.from(text, 'base64').toString()) as T;
}
