import { get } from '../settings/index.js';

/** Who asks, and for which organisation. */
export function tenant() {
  return async (ctx, next) => {
    ctx.state.user = ctx.get('x-user'); // lint-silent: a request
    ctx.state.org = ctx.query.org ?? get('influx.org'); // lint-silent: a request, and the app's own settings
    await next();
    ctx.set('x-bucket', get('influx.bucket', 'none')); // lint-silent: the app's own settings
  };
}
