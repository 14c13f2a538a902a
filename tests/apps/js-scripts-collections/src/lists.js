const _ = require('lodash');
const relationships = require('./relationships');

const users = relationships.influxdb.map(({ user }) => user); // lint-expect: renamed-user
const orgs = relationships.influxdb.map((endpoint) => endpoint.org).filter(Boolean); // lint-expect: moved-org
const first = relationships.influxdb.find(({ rel }) => rel === 'influxdb');
const token = first && first.api_token; // lint-expect: moved-api-token
const head = _.head(relationships.influxdb);
const buckets = [head].map((endpoint) => endpoint?.bucket); // lint-expect: moved-bucket
const { bucket } = relationships.influxdb.at(0); // lint-expect: moved-bucket
const last = relationships.influxdb.slice(-1)[0].user; // lint-expect: renamed-user

const hosts = _.map(relationships.influxdb, (endpoint) => endpoint.host); // lint-silent: stays where it is
const searchUsers = relationships.elasticsearch.map(({ user }) => user); // lint-silent: Elasticsearch
const people = [{ user: 'ann', org: 'sales' }].map(({ user, org }) => `${user}@${org}`); // lint-silent: made here
const [{ user: owner } = {}] = relationships.mariadb; // lint-silent: MariaDB

module.exports = { users, orgs, token, buckets, bucket, last, hosts, searchUsers, people, owner };
