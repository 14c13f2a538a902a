const { Env } = require('./env');

class Service {
  #endpoint;
  constructor(endpoint) {
    this.#endpoint = endpoint;
  }
  get host() { return this.#endpoint.host; }
  get user() { return this.#endpoint.user; } // lint-expect: renamed-user
  get bucket() { return this.#endpoint.bucket; } // lint-expect: moved-bucket
  raw(key) { return this.#endpoint[key]; }
}

class MySql extends Service {
  get user() { return 'root'; }
}

const services = new Map();

function service(name) {
  if (!services.has(name)) {
    const all = Env.current.json('PLATFORM_RELATIONSHIPS');
    const [endpoint] = all[name];
    services.set(name, name === 'database' ? new MySql(endpoint) : new Service(endpoint));
  }
  return services.get(name);
}

module.exports = { service, routes: () => Env.current.json('PLATFORM_ROUTES') };
