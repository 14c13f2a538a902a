module.exports = {
  async create(ctx) {
    const { user } = ctx.state; // lint-silent: the user who is logged in
    ctx.body = await strapi.service('api::metric.metric').write(ctx.request.body, user);
    ctx.set('x-org', ctx.request.body.org); // lint-silent: request
  },
};
