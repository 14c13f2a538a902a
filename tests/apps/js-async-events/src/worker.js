import { Worker, isMainThread, workerData, parentPort } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';

if (isMainThread) {
  const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { influx: rels.influxdb[0] } });
  worker.on('message', (m) => console.log(m.user)); // lint-silent: a message
} else {
  const { influx } = workerData;
  parentPort.postMessage({ user: influx.user }); // lint-expect: renamed-user
}
