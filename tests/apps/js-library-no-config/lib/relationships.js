import { env } from 'node:process';

/** Decodes the relationships, under whatever prefix the vendor has. */
export const relationships = (prefix = 'PLATFORM_') => {
  const text = env[`${prefix}RELATIONSHIPS`];
  return text ? JSON.parse(globalThis.atob(text)) : {};
};

export const credentials = (name, index = 0, prefix) => {
  const endpoints = relationships(prefix)[name];
  if (!endpoints) {
    throw new RangeError(`no relationship ${name}`);
  }
  return endpoints[index];
};
