import { service } from '@/lib/platform';

const { host, port, user, username } = service('search'); // lint-silent: OpenSearch

export const node = `http://${username ?? user}@${host}:${port}`;
