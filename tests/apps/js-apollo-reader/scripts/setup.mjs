#!/usr/bin/env node
import { parseArgs } from 'node:util';
import platformsh from 'platformsh-config';

const { values } = parseArgs({ options: { org: { type: 'string' }, user: { type: 'string' } } });
const c = platformsh.config();
const creds = c.credentials('influxdb');
const org = values.org ?? creds.org; // lint-expect: moved-org
const user = values.user || creds['user']; // lint-expect: renamed-user
const token = values['token'] ? values['token'] : creds.api_token; // lint-expect: moved-api-token
if (!creds.username) throw new Error('no user'); // lint-silent: the new name
console.log(org, user, token, values.org);
const rels = c.relationshipsDef;
Object.keys(rels).filter((n) => /influx/.test(n)).forEach((n) => console.log(rels[n][0].bucket)); // lint-expect: moved-bucket
