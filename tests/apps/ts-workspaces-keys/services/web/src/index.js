const { relationship } = require('@acme/env');
const cache = relationship('metrics');
console.log(cache.user, cache.org); // lint-silent: redis in this app
