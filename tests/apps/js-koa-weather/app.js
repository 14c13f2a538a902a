const Koa = require('koa');
const influx = require('./src/middleware/influx');
const session = require('./src/middleware/session');
const readings = require('./src/routes/readings');

const app = new Koa();
app.context.db = require('./src/db').pool();
app.use(session());
app.use(influx({ relationship: process.env.INFLUX_REL || 'influxdb' }));
app.use(readings.routes());
app.listen(process.env.PORT || 8888);
