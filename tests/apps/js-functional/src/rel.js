const R = require('ramda');
const _ = require('lodash/fp');

const decode = R.pipe(
  (s) => Buffer.from(s, 'base64'),
  (b) => b.toString('utf8'),
  JSON.parse,
);
const relationships = decode(process.env.PLATFORM_RELATIONSHIPS);

const first = (name) => R.path([name, 0]);
const influx = first('influxdb')(relationships);

const user = R.prop('user')(influx); // lint-expect: renamed-user
const org = R.path(['influxdb', 0, 'org'])(relationships); // lint-expect: moved-org
const bucket = R.compose(R.prop('bucket'), R.head, R.prop('influxdb'))(relationships); // lint-expect: moved-bucket
const picked = R.pick(['user', 'password'], influx);
const login = picked.user; // lint-expect: renamed-user
const mysql = R.prop('user', relationships.database[0]); // lint-silent: mysql
const renamed = R.evolve({ org: R.toUpper }, { org: 'x' }); // lint-silent: own record

const getter = (key) => (endpoint) => endpoint[key];
const orgOf = getter('org'); // lint-expect: moved-org
const userOf = getter('user'); // lint-silent: only for mysql
module.exports = {
  user, org, bucket, login, mysql, renamed,
  o: orgOf(influx),
  u: userOf(relationships.database[0]),
  fp: _.get('bucket')(influx), // lint-expect: moved-bucket
  fp2: _.get('influxdb[0].user', relationships), // lint-expect: renamed-user
  flow: _.flow(_.get('influxdb'), _.head, _.get('api_token'))(relationships), // lint-expect: moved-api-token
  propEq: R.propEq('influxdb', 'rel', influx),
  view: R.view(R.lensProp('org'), influx), // lint-expect: moved-org
};
