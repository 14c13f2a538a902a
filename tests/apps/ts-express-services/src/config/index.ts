import { endpointOf, application } from './platform';

const pick = <T extends object, K extends keyof T>(o: T, ...keys: K[]): Pick<T, K> =>
  keys.reduce((acc, k) => ({ ...acc, [k]: o[k] }), {} as Pick<T, K>);

const rel = process.env.INFLUX_RELATIONSHIP ?? 'tsdb';

const influx = {
  ...pick(endpointOf(rel), 'host', 'port', 'org'), // lint-expect: moved-org
  login: endpointOf('tsdb').user as string, // lint-expect: renamed-user
};

export default Object.freeze({
  app: application()?.name,
  influx,
  pg: pick(endpointOf('main'), 'host', 'user'), // lint-silent: of something else
});
