import mysql from 'mysql2/promise';
import { relationships } from './env';

const [maria] = relationships.maria ?? [];

export const pool = maria
  ? mysql.createPool({
      host: maria.host,
      user: maria.username, // lint-silent: an option of mysql2
      password: maria.password,
      database: maria.path,
    })
  : null;

export const owner = maria?.user; // lint-silent: MariaDB
