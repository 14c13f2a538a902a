const parse = (name) => JSON.parse(process.env[name] ?? '{}');

module.exports.influx = parse('INFLUX_ENDPOINT');
module.exports.sql = parse('SQL_ENDPOINT');
module.exports.relationship = (name) => parse('RELATIONSHIPS_JSON')[name][0];
