const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64'));

const byService = Object.keys(rels).reduce((acc, name) => ({ ...acc, [rels[name][0].service]: rels[name][0] }), {});
const flat = Object.fromEntries(Object.entries(rels).map(([k, [v]]) => [k, v]));
const grouped = Object.values(rels).flat().reduce((acc, e) => {
  acc[e.rel] = acc[e.rel] || [];
  acc[e.rel].push(e);
  return acc;
}, {});
const index = new Map(Object.entries(rels).map(([k, v]) => [k, v[0]]));

exports.a = byService.influx.user; // lint-expect: renamed-user
exports.b = flat.influxdb.org; // lint-expect: moved-org
exports.c = grouped.influxdb[0].bucket; // lint-expect: moved-bucket
exports.d = index.get('influxdb').api_token; // lint-expect: moved-api-token
exports.e = flat.database.user; // lint-silent: mysql
exports.f = index.get('database')?.user; // lint-silent: mysql
exports.g = grouped.mysql[0].user; // lint-silent: mysql
exports.h = byService.db.user; // lint-silent: mysql
const { influxdb: { user, ...rest } } = flat; // lint-expect: renamed-user
exports.i = rest.org; // lint-expect: moved-org
