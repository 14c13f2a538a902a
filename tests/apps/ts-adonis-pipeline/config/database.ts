import { defineConfig } from '@adonisjs/lucid';
import platform from '#config/platform';

const pg = platform.first('postgres');

export default defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      client: 'pg',
      connection: { user: pg?.user ?? pg?.username, password: pg?.password, host: pg?.host }, // lint-silent: PostgreSQL
    },
  },
});
