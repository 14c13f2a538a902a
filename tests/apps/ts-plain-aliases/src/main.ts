import { target } from 'metrics/writer';
import { rel } from 'environment';
console.log(target.org, rel('influxdb').user); // lint-expect: renamed-user
