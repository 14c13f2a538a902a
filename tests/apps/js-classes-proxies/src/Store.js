const kEndpoint = Symbol('endpoint');
const cache = new WeakMap();

class Store {
  constructor(name) {
    this[kEndpoint] = require('./Proxy')[name];
    cache.set(this, this[kEndpoint]);
    Object.assign(this, { label: name });
  }
  get token() {
    return this[kEndpoint].api_token; // lint-expect: moved-api-token
  }
  org() {
    return cache.get(this).org; // lint-expect: moved-org
  }
}
module.exports = new Store('influxdb');
