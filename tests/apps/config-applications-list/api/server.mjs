import { createServer } from 'node:http';

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const { metrics: [influx], db: [sql] } = relationships;

createServer((request, response) => {
  response.end(`${influx.user} ${sql.user}`); // lint-expect: renamed-user
}).listen(process.env.PORT);
