export const ACCOUNT = 'user'; // lint-expect: renamed-user
export const TENANT = 'org'; // lint-expect: moved-org
export const SCHEMA = 'path'; // lint-silent: stays where it is
