export interface InfluxCredentials { host: string; api_token: string }
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
export function assertInflux(value: unknown): asserts value is InfluxCredentials {
  if (!isRecord(value) || typeof value.api_token !== 'string') { // lint-expect: moved-api-token
    throw new TypeError('no token');
  }
}
