const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const [influx] = relationships.influx;

module.exports = { org: influx.org }; // lint-expect: moved-org
