import type { Endpoint } from './model';
import { memo } from './memo';

export const allRelationships = memo((): Record<string, Endpoint[]> => {
  const blob = process.env.PLATFORM_RELATIONSHIPS ?? '';
  return blob === '' ? {} : JSON.parse(Buffer.from(blob, 'base64').toString('utf8'));
});

export function fetchRelationship(name: string, position: number = 0): Endpoint {
  const hit = allRelationships()[name]?.[position];
  if (hit === undefined) throw new RangeError(name);
  return hit;
}
