class Container {
  #factories = new Map();
  #instances = new Map();

  register(name, factory) {
    this.#factories.set(name, factory);
    return this;
  }

  get(name) {
    if (!this.#instances.has(name)) {
      const factory = this.#factories.get(name);
      if (!factory) throw new Error(`unknown ${name}`);
      this.#instances.set(name, factory(this));
    }
    return this.#instances.get(name);
  }
}

const container = new Container()
  .register('relationships', () => JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()))
  .register('influx', (c) => c.get('relationships').influxdb[0])
  .register('mysql', (c) => c.get('relationships').database[0])
  .register('tenant', ({ get }) => 'main');

module.exports = container;
