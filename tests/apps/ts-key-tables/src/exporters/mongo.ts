import { MongoClient } from 'mongodb';
import { COMMON, endpoint, Field, MONGO_KEYS } from '../platform/index.js';
import { pick, rename } from '../util/object.js';

const source = endpoint('mongo');
const { login, secret, tenant } = rename(source, MONGO_KEYS);
const common = pick(source, COMMON);

export const client = new MongoClient(`mongodb://${login}:${secret}@${common.host}:${common.port}/${tenant}`);
export const organisation = source[Field.Org] ?? common.org; // lint-silent: MongoDB
export const nodes = pick(endpoint('search'), COMMON);
