const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64'));
Object.assign(module.exports, { influx: r.influxdb[0] }, require('./b'));
