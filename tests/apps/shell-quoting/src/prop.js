const e = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64')).influxdb[0];
export function prop(name) {
  switch (name) {
    case 'org': // lint-expect: moved-org
    case 'bucket': // lint-expect: moved-bucket
      return e[name];
    case 'login':
      return e.username;
    default:
      return undefined;
  }
}
