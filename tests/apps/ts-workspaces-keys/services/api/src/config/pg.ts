import { relationship } from '@acme/env';
import { keys } from '@acme/shared';

const { [keys.SCHEMA]: database, username, user = username } = relationship('database'); // lint-silent: postgres
export default { database, user };
