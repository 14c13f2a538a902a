// Plain JavaScript, shared with the scripts.
export function endpoint() {
  const { readings: [first] } = JSON.parse(Buffer.from(process.env['PLATFORM_RELATIONSHIPS'], 'base64'));
  return first;
}

export const user = () => endpoint()?.user; // lint-expect: renamed-user
export const hasUser = () => 'username' in endpoint(); // lint-silent: the new name
