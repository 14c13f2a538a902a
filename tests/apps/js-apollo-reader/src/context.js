import { config } from 'platformsh-config';
const platform = config();

export async function createContext({ req }) {
  return {
    user: req.user, // lint-silent: request
    sources: {
      influx: platform.hasRelationship('influxdb') ? platform.credentials('influxdb') : null,
      mysql: platform.credentials('database'),
    },
  };
}
