import { bus } from './bus.js';
const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
bus.emit('ready', rels.influxdb[0]);
bus.emit('mysql', rels.database[0]);

class Watcher {
  #handlers = {};
  on(event, handler) {
    (this.#handlers[event] ||= []).push(handler);
    return this;
  }
  fire(event, ...args) {
    for (const handler of this.#handlers[event] ?? []) handler(...args);
  }
}
const watcher = new Watcher();
watcher.on('influx', ({ bucket }) => console.log(bucket)); // lint-expect: moved-bucket
watcher.fire('influx', rels.influxdb[0]);
