import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
bus.on('ready', (endpoint) => {
  console.log(endpoint.user); // lint-expect: renamed-user
});
bus.on('mysql', (endpoint) => console.log(endpoint.user)); // lint-silent: mysql
