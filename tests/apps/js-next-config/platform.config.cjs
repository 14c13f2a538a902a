const relationships = () =>
  process.env.PLATFORM_RELATIONSHIPS
    ? JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())
    : null;

module.exports.credentials = (name) => {
  const all = relationships();
  return all && all[name] ? all[name][0] : null;
};
