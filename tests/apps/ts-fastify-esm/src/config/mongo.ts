import { mongo } from '@platform';

const { username, password, host, port, path, user } = mongo(); // lint-silent: MongoDB

export const url = `mongodb://${user ?? username}:${password}@${host}:${port}/${path}`;
