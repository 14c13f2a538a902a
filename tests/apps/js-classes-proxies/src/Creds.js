class Creds {
  constructor(data) {
    Object.assign(this, data);
  }
  dsn() {
    return `http://${this.user}:${this.password}@${this.host}`; // lint-expect: renamed-user
  }
}
class MySqlCreds {
  constructor(data) {
    Object.assign(this, data);
  }
  dsn() {
    return `mysql://${this.user}:${this.password}@${this.host}`; // lint-silent: mysql
  }
}
const rel = require('./Proxy');
const influx = new Creds(rel.influxdb);
console.log(influx.dsn(), influx.bucket); // lint-expect: moved-bucket
console.log(new MySqlCreds(rel.database).dsn());
