const { influx, i2, load, db } = require('./lib');
console.log(influx.org, i2.user, load().influxdb[0].bucket); // lint-expect: moved-org renamed-user moved-bucket
console.log(db.user, require('./lib/b').db.org); // lint-silent: MySQL
