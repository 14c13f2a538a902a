import { describe } from '~/models/readings.server';
import { platform } from '~/services/platform.server';

export const loader = async () => {
  const { metrics, postgresql: [pg] } = platform();
  return Response.json({
    influx: metrics.map(({ host, port }) => `${host}:${port}`), // lint-silent: stays where it is
    owner: metrics.map((m) => m.org).join(), // lint-expect: moved-org
    postgres: pg.user, // lint-silent: PostgreSQL
    fixed: describe({ user: 'nobody', host: 'localhost' }), // lint-silent: the app's own object
  });
};
