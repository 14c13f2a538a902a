module.exports = () => async (ctx, next) => {
  ctx.state.user = ctx.session && ctx.session.user; // lint-silent: session user
  ctx.state.org = ctx.state.user ? ctx.state.user.org : null; // lint-silent: session user
  await next();
};
