import { registerAs } from '@nestjs/config';
import { readRelationship } from '../platform/relationship';

export default registerAs('database', () => {
  const db = readRelationship('database');
  return { ...db, user: db.username };
});
