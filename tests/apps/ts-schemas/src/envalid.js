import { cleanEnv, makeValidator, str } from 'envalid';

const relationships = makeValidator((input) => JSON.parse(Buffer.from(input, 'base64').toString()));
const env = cleanEnv(process.env, { PLATFORM_RELATIONSHIPS: relationships(), USER: str() });

export default function getOrg() {
  return env.PLATFORM_RELATIONSHIPS.influxdb[0].org; // lint-expect: moved-org
}
