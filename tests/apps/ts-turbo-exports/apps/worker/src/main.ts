import { EventEmitter, once } from 'node:events';
import { lookup, type Endpoint } from '@plant/platform';
import { defaultTarget } from '@plant/metrics';

const bus = new EventEmitter<{ ready: [Endpoint, string]; stop: [] }>();

bus.on('ready', (endpoint, reason) => {
  console.log(`${reason}: ${endpoint.user} is in`); // lint-expect: renamed-user
});

async function copy(source: Endpoint): Promise<void> {
  const { org, bucket } = defaultTarget(); // lint-silent: the app's own object
  console.log(`copies ${source.host} to ${org}/${bucket}`);
}

bus.emit('ready', lookup('influx'), 'start');
await copy(lookup('objects'));
process.once('SIGTERM', () => bus.emit('stop'));
await once(bus, 'stop');
