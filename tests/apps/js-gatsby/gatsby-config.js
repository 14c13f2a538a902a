const { readFileSync } = require('fs');
const local = () => ({ influxdb: [{ host: 'localhost', username: 'dev', query: { org: 'dev' } }] });
const rels = process.env.PLATFORM_RELATIONSHIPS
  ? JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())
  : local();
const { influxdb: [influx], database: [db] = [{}] } = rels;

module.exports = {
  siteMetadata: { title: 'x', user: db.user }, // lint-silent: mysql
  plugins: [
    { resolve: 'gatsby-source-influx', options: { user: influx.user, org: influx.org, bucket: influx['bucket'] } }, // lint-expect: renamed-user moved-org moved-bucket
    ['other', { bucket: 'mine', org: JSON.parse(readFileSync('x.json')).org }], // lint-silent: a file
  ],
};
