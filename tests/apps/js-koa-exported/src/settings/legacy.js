// For the jobs that were written before there were settings.
const parse = (name) => JSON.parse(process.env[name] || '{}');

export const influx = parse('INFLUX_ENDPOINT');
export const pg = parse('PG_ENDPOINT');

export function credentials({ user, password, ...others }) { // lint-expect: renamed-user
  return { login: `${user}:${password}`, others };
}
