export default defineNitroPlugin((nitroApp) => {
  const { influx } = useRuntimeConfig();
  nitroApp.hooks.hook('request', (event) => {
    event.context.influx = influx.endpoint;
    event.context.account = influx.endpoint.user; // lint-expect: renamed-user
  });
});
