import { relationships, variables, routes, application } from './platform.js';
import { S3Client } from '@aws-sdk/client-s3';

let creds = relationships.database[0];
const mysqlUser = creds.user; // lint-silent: mysql
creds = relationships.influxdb[0];
const influxHost = creds.host; // lint-silent: stays
creds = { user: 'x', org: 'y' };
console.log(creds.user, creds.org); // lint-silent: own object

console.log(variables.influxdb?.[0]?.user, variables.user); // lint-silent: variables
console.log(routes.influxdb?.[0]?.org); // lint-silent: routes
console.log(application.influxdb?.[0]?.bucket); // lint-silent: application

const s3 = new S3Client({});
export const upload = ({ bucket, user }) => s3.send({ bucket, user }); // lint-silent: S3

const { username, password, query: { org, bucket, api_token } } = relationships.influxdb[0]; // lint-silent: the new shape
export const client = { user: username, password, org, bucket, api_token }; // lint-silent: own record
console.log(client.user, client.org, client['bucket']); // lint-silent: own record

const url = new URL(`http://${username}:${password}@${influxHost}`);
console.log(url.username, url.searchParams.get('org')); // lint-silent: a URL

const { query } = relationships.influxdb[0];
console.log(query.org, query['bucket'], query?.api_token); // lint-silent: the new shape
const q = new URLSearchParams(query);
console.log(q.get('org'), q.get('user')); // lint-silent: the new shape

export function login(user, org = 'main') { // lint-silent: parameters
  return { user, org, mysqlUser };
}
const endpoint = { ...relationships.influxdb[0], user: 'fixed', org: 'fixed' };
console.log(endpoint.user, endpoint.org); // lint-silent: written over
console.log(endpoint.bucket); // lint-expect: moved-bucket

const normalized = { user: creds.user, ...relationships.influxdb[0] };
console.log(normalized.user); // lint-expect: renamed-user

const copy = structuredClone(relationships.influxdb[0]);
copy.user = copy.username;
copy.org ??= copy.query?.org; // lint-expect: moved-org=note
console.log(copy.user); // lint-silent: written above
delete copy.bucket;

const service = relationships.search[0];
for (const key of ['user', 'org']) console.log(service[key]); // lint-silent: elasticsearch

if (relationships.influxdb?.[0].type === 'influxdb:2.7') {
  console.log('new');
}
// relationships.influxdb[0].user lint-silent: a comment
console.log("relationships.influxdb[0].user"); // lint-silent: text
/* `${relationships.influxdb[0].org}` */ // lint-silent: a comment
console.log(`relationships.influxdb[0].${'host'}`); // lint-silent: text
