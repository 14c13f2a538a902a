import read, { choose } from '@platform';
import { Key } from './keys';

const influx = read('timedb');
const [token, password] = choose(influx, 'api_token', 'password'); // lint-expect: moved-api-token
const [mongoUser, mongoOrg] = choose(read('users'), 'user', 'org'); // lint-silent: MongoDB

export default {
    influx: {
        endpoint: influx,
        token,
        password,
        org: influx.org, // lint-expect: moved-org
        login: influx[Key.login],
    },
    mongo: { user: mongoUser, org: mongoOrg, endpoint: read('users') },
};
export { influx as influxEndpoint };
