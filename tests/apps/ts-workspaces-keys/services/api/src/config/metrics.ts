import { relationship } from '@acme/env';
import { keys, pick } from '@acme/shared';
import { TENANT } from '@acme/keys';

const endpoint = relationship('metrics');

export const account = endpoint[keys.ACCOUNT];
export const tenant = endpoint[TENANT];
export const target = pick(endpoint, 'host', 'bucket'); // lint-expect: moved-bucket
