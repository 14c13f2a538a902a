const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS ?? '', 'base64').toString() || '{}');

export function service(name) {
  const endpoint = relationships[name]?.[0];
  if (!endpoint) throw new Error(`no relationship ${name}`);
  return endpoint;
}
