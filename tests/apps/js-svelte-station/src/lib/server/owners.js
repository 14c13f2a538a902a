import { mysql } from './services.js';

const { user, username = user, password } = mysql(['user', 'username', 'password']) ?? {}; // lint-silent: MySQL

export const dsn = `mysql://${username}:${password}@db.internal/main`;

export async function ownerOf(token) {
  const { default: pool } = await import('mysql2/promise');
  const connection = await pool.createConnection(dsn);
  const [[owner]] = await connection.query('select * from owners where api_token = ?', [token]);
  return owner;
}
