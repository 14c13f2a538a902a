import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@apollo/server/express4';
import { createContext } from './context.js';
import { resolvers } from './resolvers.js';

const server = new ApolloServer({ typeDefs: '', resolvers });
const context = await createContext({ req: {} });
console.log(context.sources.influx.user, context.user, context.sources.mysql.user); // lint-expect: renamed-user
export default expressMiddleware(server, { context: createContext });
