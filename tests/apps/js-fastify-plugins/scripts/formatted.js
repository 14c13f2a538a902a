import { config } from 'platformsh-config';

const platform = config();

function influxUrl(credentials) {
  const { scheme, host, port, user, password } = credentials; // lint-expect: renamed-user
  return `${scheme}://${user}:${password}@${host}:${port}`;
}

platform.registerFormatter('influx-url', influxUrl);
platform.registerFormatter('mysql-dsn', (c) => `mysql:host=${c.host};user=${c.user}`); // lint-silent: mysql

if (platform.hasRelationship('influxdb')) {
  console.log(platform.formattedCredentials('influxdb', 'influx-url'));
}
console.log(platform.formattedCredentials('database', 'mysql-dsn'));
