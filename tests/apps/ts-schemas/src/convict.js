import convict from 'convict';

const decode = (value) => JSON.parse(Buffer.from(value, 'base64').toString());

convict.addFormat({ name: 'relationships', validate() {}, coerce: decode });

export const config = convict({
  relationships: { format: 'relationships', default: null, env: 'PLATFORM_RELATIONSHIPS' },
  user: { format: String, default: 'me' },
});
export const user = config.get('relationships').influxdb[0].user; // lint-expect: renamed-user
export const own = config.get('user'); // lint-silent: own key
export const bucket = config.get('relationships.influxdb.0.bucket'); // lint-expect: moved-bucket
