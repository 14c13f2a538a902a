/**
 * @typedef {object} Endpoint
 * @property {string} host
 * @property {string} user lint-silent: a comment
 */

/** @returns {Record<string, Endpoint[]>} */
const rels = () => JSON.parse(globalThis.atob(process.env.PLATFORM_RELATIONSHIPS));

/** @param {string} name @param {(e: Endpoint) => unknown} use */
export const using = (name, use) => use(rels()[name][0]);

export const account = using('influxdb', (e) => e.user); // lint-expect: renamed-user
export const dbAccount = using('database', (e) => e.user); // lint-silent: mysql
export const read = (name) => (...keys) => keys.map((key) => rels()[name][0][key]);
export const [org, bucket] = read('influxdb')('org', 'bucket'); // lint-expect: moved-org moved-bucket
export const [dbUser] = read('database')('user'); // lint-silent: mysql

const lazy = {
  get endpoint() {
    return rels().influxdb[0];
  },
  get token() {
    return this.endpoint.api_token; // lint-expect: moved-api-token
  },
  describe() {
    return `${this.endpoint.user}/${this.endpoint.host}`; // lint-expect: renamed-user
  },
};
export default lazy;
