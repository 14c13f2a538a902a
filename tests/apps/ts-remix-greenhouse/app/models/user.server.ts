import postgres from 'postgres';
import { platform } from '~/services/platform.server';

const [db] = platform().postgresql;

const sql = postgres({
  host: db.host,
  port: db.port,
  user: db.user ?? db.username, // lint-silent: PostgreSQL
  password: db.password ?? undefined,
});

export type User = { id: number; org: string; api_token: string };

export async function userByToken(token: string): Promise<User | undefined> {
  const [user] = await sql<User[]>`select id, org, api_token from users where api_token = ${token}`;
  return user;
}
