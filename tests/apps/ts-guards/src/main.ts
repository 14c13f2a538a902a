import { read, readWithPipe } from './codec';
import { assertInflux, isRecord } from './guards';

const { influxdb: [influx], database: [mysql] } = read();
console.log(influx.user, mysql.user); // lint-expect: renamed-user
console.log(readWithPipe().influxdb[0].org); // lint-expect: moved-org

const unknownValue: unknown = JSON.parse(Buffer.from(process.env['PLATFORM_RELATIONSHIPS']!, 'base64').toString());
if (isRecord(unknownValue)) {
  const list = unknownValue['influxdb'];
  if (Array.isArray(list) && isRecord(list[0])) {
    console.log(list[0]['bucket']); // lint-expect: moved-bucket
  }
}
const candidate = read()['influxdb']?.at(0);
assertInflux(candidate);
console.log(candidate.api_token); // lint-expect: moved-api-token
