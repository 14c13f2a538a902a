#!/usr/bin/env node
'use strict';

const { relationships } = require('../config/platform');
const { execSync } = require('child_process');

const task = (token, bucket) => `option task = {name: "downsample-${bucket}"} // ${token}`;

let target = relationships.database[0];
console.log('mysql', target.user); // lint-silent: still MySQL

target = relationships.timeseries[0];
const flux = task(target.api_token, target.bucket); // lint-expect: moved-api-token moved-bucket

// The same, asked of the shell.
const user = execSync('echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r ".timeseries[0].user"').toString().trim(); // lint-expect: renamed-user
const host = execSync(`echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.timeseries[0].host'`); // lint-silent: stays where it is

console.log(flux, user, String(host));
