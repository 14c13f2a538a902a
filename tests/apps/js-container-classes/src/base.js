class Base {
  static relationship = null;
  static get credentials() {
    return require('./container').get('relationships')[this.relationship][0];
  }
  get user() {
    return this.constructor.credentials.user; // lint-expect: renamed-user
  }
  key(name) {
    return this.constructor.credentials[name];
  }
}
class Influx extends Base {
  static relationship = 'influxdb';
  org() {
    return super.key('org'); // lint-expect: moved-org
  }
}
class Mysql extends Base {
  static relationship = 'database';
  schema() {
    return this.key('user'); // lint-silent: mysql
  }
}
const withTags = (Parent) => class extends Parent {
  tags() {
    return { bucket: this.key('bucket') }; // lint-expect: moved-bucket
  }
};
const tagged = new (withTags(Influx))();
module.exports = [new Influx().user, new Influx().org(), new Mysql().user, new Mysql().schema(), tagged.tags()];
