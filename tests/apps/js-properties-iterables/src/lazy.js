const { read } = require('./relationships');

class Lazy {
  #value;

  constructor(make) {
    this.make = make;
  }

  get value() {
    return (this.#value ??= this.make());
  }
}

const influx = new Lazy(() => read().influxdb[0]);
const mysql = new Lazy(() => read().database[0]);

exports.bucket = influx.value.bucket; // lint-expect: moved-bucket
exports.mysql = mysql.value.bucket; // lint-silent: MySQL
