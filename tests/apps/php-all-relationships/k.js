const _ = require('lodash');
const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64'));
const by = _.keyBy(Object.values(r).flat(), 'rel');
console.log(by.influxdb.user, by.mysql.user); // lint-expect: renamed-user
const m = new Map(Object.values(r).flat().map((e) => [e.rel, e]));
console.log(m.get('influxdb').org, m.get('mysql').org); // lint-expect: moved-org
