const container = require('./container');

class Writer {
  constructor({ org, bucket, token }) {
    this.org = org;
    this.bucket = bucket;
    this.token = token;
  }

  static create() {
    const influx = container.get('influx');
    return new Writer({ org: influx.org, bucket: influx.bucket, token: influx.api_token }); // lint-expect: moved-org moved-bucket moved-api-token
  }

  line(point) {
    return `${this.org}/${this.bucket}: ${point.user}`; // lint-silent: own fields
  }
}

exports.Writer = Writer;
exports.owner = () => container.get('mysql').user; // lint-silent: mysql
exports.login = () => {
  const { user, password } = container.get('influx'); // lint-expect: renamed-user
  return [user, password];
};
