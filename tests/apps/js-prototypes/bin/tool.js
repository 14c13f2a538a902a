#!/usr/bin/env node
var Config = require('../lib/config');
var c = new Config(process.env);
c.init();
var tool = require('../lib/tool')(c);
console.log(tool.org(), tool.mysql());
