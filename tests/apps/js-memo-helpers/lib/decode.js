'use strict';
const memo = {};
exports.endpoint = function (name, { index = 0, required = true } = {}) {
  const key = `${name}#${index}`;
  if (!(key in memo)) {
    const all = exports.all();
    memo[key] = all[name] && all[name][index];
    if (required && !memo[key]) throw new Error(name);
  }
  return memo[key];
};
exports.all = function all() {
  try {
    return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS || '', 'base64').toString('ascii'));
  } catch (err) {
    return {};
  }
};
