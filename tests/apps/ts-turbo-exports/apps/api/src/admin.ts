import { Hono } from 'hono';
import * as platform from '@plant/platform';

const { lookup: find, keys } = platform;

export const admin = new Hono()
  .get('/who', (c) => c.json({ user: find('influx')[keys.USER], mysql: find('users').user })) // lint-silent: the key is in keys.ts, and MariaDB
  .get('/tenants', (c) => {
    const tenants = platform.lookupAll('influx').map((each) => each.org); // lint-expect: moved-org
    return c.json(tenants.filter(Boolean));
  });
