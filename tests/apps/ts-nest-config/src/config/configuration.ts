import { readRelationship } from '../platform/relationship';

export default () => ({
  port: parseInt(process.env.PORT ?? '3000', 10),
  metrics: readRelationship('influxdb'),
  mysql: readRelationship('database'),
});
