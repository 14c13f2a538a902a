import { registerAs } from '@nestjs/config';
import { readRelationship } from '../platform/relationship';

export default registerAs('influx', () => {
  const endpoint = readRelationship('influxdb');
  return {
    url: `${endpoint.scheme}://${endpoint.host}:${endpoint.port}`,
    token: endpoint.api_token, // lint-expect: moved-api-token
    org: endpoint.org, // lint-expect: moved-org
    endpoint,
  };
});
