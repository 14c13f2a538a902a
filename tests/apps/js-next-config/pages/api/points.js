import getConfig from 'next/config';

const { serverRuntimeConfig, publicRuntimeConfig } = getConfig();

export default async function handler(req, res) {
  const { influx, database } = serverRuntimeConfig;
  const user = influx.user; // lint-expect: renamed-user
  const dbUser = database.user; // lint-silent: mysql
  const token = serverRuntimeConfig.influx?.api_token; // lint-expect: moved-api-token
  const org = process.env.INFLUX_ORG;
  res.status(200).json({ user, dbUser, token, org, bucket: publicRuntimeConfig.bucket, me: req.session.user }); // lint-silent: own config
}
