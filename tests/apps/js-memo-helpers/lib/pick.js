module.exports = function pick(object, keys) {
  return keys.reduce(function (result, key) {
    if (object[key] !== undefined) {
      result[key] = object[key];
    }
    return result;
  }, {});
};
