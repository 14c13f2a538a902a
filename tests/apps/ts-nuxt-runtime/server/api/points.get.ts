export default defineEventHandler(async (event) => {
  const { org, bucket } = getQuery(event); // lint-silent: query string
  const ep = event.context.influx;
  const config = useRuntimeConfig(event);
  return {
    mine: ep.bucket, // lint-expect: moved-bucket
    who: event.context.account,
    user: config.mysql.user, // lint-silent: mysql
    login: config.influx.endpoint.user, // lint-expect: renamed-user
    org,
    bucket,
    configured: config.influx.org, // lint-silent: own config
    shown: config.public.bucket, // lint-silent: own config
  };
});
