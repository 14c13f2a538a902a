const _ = require('lodash');
const get = require('lodash/get');
const dotProp = require('dot-prop');
const R = require('ramda');
const relationships = require('./relationships');

const BASE = 'influxdb[0]';
const user = _.get(relationships, 'influxdb[0].user'); // lint-expect: renamed-user
const org = get(relationships, ['influxdb', 0, 'org'], 'main'); // lint-expect: moved-org
const bucket = _.get(relationships, `${BASE}.bucket`); // lint-expect: moved-bucket
const token = R.path(['influxdb', 0, 'api_token'], relationships); // lint-expect: moved-api-token
const nested = _.get(relationships, 'influxdb[0].query.bucket', _.get(relationships, 'influxdb[0].bucket')); // lint-expect: moved-bucket=note
const dotted = dotProp.get(relationships, 'influxdb.0.org'); // lint-expect: moved-org

const searchUser = _.get(relationships, 'elasticsearch[0].user', 'elastic'); // lint-silent: Elasticsearch
const mysqlUser = R.pathOr('root', ['mariadb', 0, 'user'], relationships); // lint-silent: MariaDB
const config = { influxdb: [{ user: 'local' }] }; // lint-silent: made here
const local = _.get(config, 'influxdb[0].user'); // lint-silent: made here
const hasUser = R.prop('username', relationships.influxdb[0]); // lint-silent: the new name

module.exports = { user, org, bucket, token, nested, dotted, searchUser, mysqlUser, local, hasUser };
