'use strict';
module.exports = ({ strapi }) => ({
  async write(points, user) {
    const { endpoint, org } = strapi.config.get('custom.influx');
    const token = endpoint.api_token; // lint-expect: moved-api-token
    return post(endpoint.host, token, { org, bucket: strapi.config.get('custom.influx.endpoint.bucket'), by: user.user }); // lint-expect: moved-bucket
  },
});
async function post(host, token, body) {
  return fetch(host, { body });
}
