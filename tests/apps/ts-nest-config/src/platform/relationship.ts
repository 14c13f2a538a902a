export interface Endpoint {
  [key: string]: any;
}

export const readRelationship = (name: string, index = 0): Endpoint => {
  const raw = process.env['PLATFORM_RELATIONSHIPS'];
  if (!raw) {
    throw new Error('not on the platform');
  }
  const relationships = JSON.parse(Buffer.from(raw, 'base64').toString('utf8')) as Record<string, Endpoint[]>;
  return relationships[name][index];
};
