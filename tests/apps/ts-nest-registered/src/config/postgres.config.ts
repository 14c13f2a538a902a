import { registerAs } from '@nestjs/config';
import { endpoint, Relationship } from '@common/relationships';

export default registerAs('postgres', () => {
  const { username, user, password, host, port, path } = endpoint(Relationship.Postgres); // lint-silent: PostgreSQL
  return { user: username ?? user, password, host, port: Number(port), database: path };
});
