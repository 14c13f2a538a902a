'use strict';

let cached;

/** Decodes the relationships of whichever app requires this. */
function all() {
  if (cached === undefined) {
    cached = process.env.PLATFORM_RELATIONSHIPS
      ? JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())
      : {};
  }
  return cached;
}

const endpoint = (name, index = 0) => (all()[name] || [])[index];

/** Some properties of an endpoint. */
const properties = (name, ...keys) => Object.fromEntries(keys.map((key) => [key, endpoint(name)[key]]));

module.exports = { all, endpoint, properties };
