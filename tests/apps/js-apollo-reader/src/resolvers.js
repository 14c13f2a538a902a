import { createContext } from './context.js';
export const resolvers = {
  Query: {
    bucket: async (_parent, _args, context) => (await createContext(context)).sources.influx.bucket, // lint-expect: moved-bucket
    me: (_p, { org }, { user }) => ({ org, user }), // lint-silent: arguments
  },
};
