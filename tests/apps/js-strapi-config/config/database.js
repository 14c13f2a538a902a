module.exports = ({ env }) => {
  const rels = JSON.parse(Buffer.from(env('PLATFORM_RELATIONSHIPS', 'e30='), 'base64').toString());
  const db = rels.database ? rels.database[0] : {};
  return {
    connection: {
      client: 'mysql',
      connection: { host: db.host, user: db.user || db.username, password: db.password }, // lint-silent: mysql
    },
  };
};
