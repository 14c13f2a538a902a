import { relationships } from '#conf/platform';

type Handler = (e: { [k: string]: any }) => Promise<void> | void;

const handlers: Record<string, Handler> = {
  tsdb: async ({ bucket, org: organisation, host }) => { // lint-expect: moved-bucket moved-org
    console.log(bucket, organisation, host);
  },
  main: ({ user, host }) => console.log(user, host), // lint-silent: of something else
};

export async function run() {
  for (const [name, [endpoint]] of Object.entries(relationships())) {
    await handlers[name]?.(endpoint);
  }
}

const hasUser = Object.values(relationships()).flat().filter((e) => e.rel === 'influxdb').some((e) => 'user' in e); // lint-expect: renamed-user
export const mq = relationships().mq?.map((e) => e.user).join(); // lint-silent: of something else
export { hasUser };
