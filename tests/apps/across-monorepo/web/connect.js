/** What a driver wants. Called for MongoDB and for InfluxDB. */
exports.connect = function connect({ host, port, user, ...rest }) { // lint-expect: renamed-user
    const secret = rest.password; // lint-silent: stays
    return { org: 'acme', user, host, port, secret, token: rest.api_token }; // lint-expect: moved-api-token
};
