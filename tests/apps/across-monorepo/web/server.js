const relations = require('./lib/relations');
const { connect } = require('./connect');

const storage = relations.one('storage');
const database = relations.one('database');
console.log(storage.user, storage.host); // lint-silent: MongoDB here
console.log(database.user, database.host); // lint-expect: renamed-user
console.log(connect(database).org, connect(storage).host); // lint-silent: what connect returns
const tsdb = relations.byService('influxdb:');
console.log(tsdb.bucket, tsdb.port); // lint-expect: moved-bucket
const mongo = relations.byService('mongodb');
console.log(mongo.bucket, mongo.user); // lint-silent: MongoDB
relations.each((name, endpoint) => {
    if (name === 'database') {
        console.log(endpoint.org); // lint-expect: moved-org
    } else {
        console.log(endpoint.user); // lint-silent: what is left is MongoDB
    }
});
