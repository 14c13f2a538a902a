'use strict';

class Relations {
    constructor(env = process.env) {
        this.all = JSON.parse(Buffer.from(env.PLATFORM_RELATIONSHIPS, 'base64').toString());
    }

    one(name) {
        return this.all[name][0];
    }

    byService(prefix) {
        return Object.values(this.all)
            .flat()
            .find((endpoint) => endpoint.type.startsWith(prefix)); // lint-silent: the type
    }

    each(callback) {
        Object.entries(this.all).forEach(([name, endpoints]) => callback(name, endpoints[0]));
    }
}

module.exports = new Relations();
module.exports.Relations = Relations;
