import { readFileSync } from 'node:fs';

const account = JSON.parse(readFileSync(0, 'utf8'));
console.log(account.user, account.path); // lint-silent: MySQL is piped in
