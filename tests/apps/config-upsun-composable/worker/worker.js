const { METRICS_ORG, METRICS_HOST, TSDB_USER } = process.env; // lint-expect: vanished-variable (METRICS_ORG; TSDB is PostgreSQL in this app)
setInterval(() => console.log(METRICS_ORG, METRICS_HOST, TSDB_USER), 60000);
