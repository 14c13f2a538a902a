import { Archive, Broker } from '~/server/utils/archive';

export default defineEventHandler(async (event) => {
  const { user, org } = await readBody(event); // lint-silent: the body of a request
  const sessions = new Archive().client().db().collection('sessions');
  await sessions.insertOne({ user, org, via: new Broker().login }); // lint-silent: keys of a document
  return { user };
});
