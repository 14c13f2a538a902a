const { TSDB_ORG, USERS_ORG, METRICS_ORG } = process.env; // lint-expect: vanished-variable
console.log(TSDB_ORG, USERS_ORG, METRICS_ORG);
