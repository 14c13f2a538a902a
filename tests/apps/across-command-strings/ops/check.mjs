import { execSync, execFileSync } from 'node:child_process';

const sh = (command) => execSync(command, { encoding: 'utf8' }).trim();

const user = sh(`echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].user'`); // lint-expect: renamed-user
const owner = sh(`echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.mysql[0].user'`); // lint-silent: MySQL
const org = execFileSync('platform', ['relationships', '-P', 'influxdb.0.org']); // lint-expect: moved-org
const name = execFileSync('platform', ['relationships', '-P', 'mysql.0.path']); // lint-silent: MySQL
const all = JSON.parse(sh('echo $PLATFORM_RELATIONSHIPS | base64 --decode'));
console.log(all.influxdb[0].bucket, all.influxdb[0].port); // lint-expect: moved-bucket
console.log(all.mysql[0].user, user, owner, org, name); // lint-silent: MySQL
