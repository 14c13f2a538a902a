'use strict';

const VARIABLE = 'PLATFORM_RELATIONSHIPS';

/** The services of this container, each decoded once. */
class ServiceRegistry {
  #document = null;
  #cache = new Map();

  constructor(environment = process.env) {
    this.environment = environment;
  }

  get document() {
    if (this.#document === null) {
      const raw = this.environment[VARIABLE];
      this.#document = raw ? JSON.parse(Buffer.from(raw, 'base64').toString()) : {};
    }
    return this.#document;
  }

  service(name) {
    if (!this.#cache.has(name)) {
      const [endpoint] = this.document[name] || [];
      if (!endpoint) {
        throw new Error(`no relationship called ${name}`);
      }
      this.#cache.set(name, Object.freeze({ ...endpoint }));
    }
    return this.#cache.get(name);
  }

  /** One value of one service: `value('database', 'host')`. */
  value(name, key, fallback = undefined) {
    const found = this.service(name)[key];
    return found === undefined ? fallback : found;
  }

  values(name, ...keys) {
    return keys.map((key) => this.value(name, key));
  }

  static get shared() {
    return (this._shared ??= new ServiceRegistry());
  }
}

module.exports = ServiceRegistry;
module.exports.VARIABLE = VARIABLE;
