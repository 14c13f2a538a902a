const { execSync, execFileSync, exec } = require('child_process');

const org = execSync("echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].org'").toString().trim(); // lint-expect: moved-org
const rel = Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64');
const user = execFileSync('jq', ['-r', '.influxdb[0].user'], { input: rel }).toString(); // lint-expect: renamed-user
exec('platform relationships -P influxdb.0.bucket', (err, stdout) => console.log(stdout)); // lint-expect: moved-bucket
const mysql = execSync('echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .database[0].user'); // lint-silent: mysql
module.exports = { org, user, mysql };
