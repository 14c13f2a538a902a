const { read } = require('./relationships');

let open = false;
let log = '';
let last = null;

/** What it keeps is made of what it kept before. */
exports.step = function step(line) {
  open = !open;
  log += `${line}\n`;
  last = { before: last, line };
  return open ? read().influxdb[0].org : last; // lint-expect: moved-org
};
