'use strict';

/**
 * Reads one of the base64-encoded JSON variables of the platform.
 */
function readJson(name, fallback = {}) {
  const raw = process.env[name];
  if (!raw) {
    return fallback;
  }
  try {
    return JSON.parse(Buffer.from(raw, 'base64').toString('utf8'));
  } catch (err) {
    console.error(`could not decode ${name}: ${err.message}`);
    return fallback;
  }
}

const relationships = readJson('PLATFORM_RELATIONSHIPS');
const routes = readJson('PLATFORM_ROUTES');
const variables = readJson('PLATFORM_VARIABLES');

/** The first endpoint of a relationship. */
function endpoint(name) {
  const [first] = relationships[name] || [];
  return first;
}

function hasService(name) {
  return name in relationships && relationships[name].length > 0;
}

module.exports = { relationships, routes, variables, endpoint, hasService };
