import { promisify } from 'node:util';
import { exec, execSync, spawnSync } from 'node:child_process';

const run = promisify(exec);

// The platform's own tools, run from here.
const { stdout: user } = await run('platform relationships --property influxdb.0.user'); // lint-expect: renamed-user
const org = execSync("echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r '.influxdb[0].org'", { encoding: 'utf8' }); // lint-expect: moved-org
const bucket = spawnSync('bash', ['-c', 'echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r ".influxdb[0].bucket"']).stdout; // lint-expect: moved-bucket
const maria = execSync('echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r .mariadb[0].user').toString(); // lint-silent: MariaDB

// Upsun also has a variable for every property.
const { INFLUXDB_HOST: host, INFLUXDB_PORT: port } = process.env; // lint-silent: stay
const token = process.env.INFLUXDB_API_TOKEN; // lint-expect: vanished-variable
const login = process.env['INFLUXDB_USER'] ?? process.env.MARIADB_USER; // lint-expect: vanished-variable
const query = JSON.parse(process.env.INFLUXDB_QUERY ?? '{}'); // lint-silent: the new variable

console.log(user, org.trim(), String(bucket), maria, `http://${host}:${port}`, token, login, query.bucket); // lint-silent: the new variable
