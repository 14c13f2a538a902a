import { account, tenant, target } from '#cfg/metrics';
import pg from '#cfg/pg';
export const summary = { account, tenant, bucket: target.bucket, user: pg.user }; // lint-silent: own object
