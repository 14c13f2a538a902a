'use strict';

const { endpoint, properties } = require('@store/relationships');

class Telemetry {
  static #instance;

  static get instance() {
    Telemetry.#instance ??= new Telemetry(endpoint('telemetry'));
    return Telemetry.#instance;
  }

  constructor(endpoint) {
    this.endpoint = endpoint;
    this.headers = {};
  }

  authorize() {
    const { api_token: token } = this.endpoint; // lint-expect: moved-api-token
    this.headers.authorization = `Token ${token}`;
    return this;
  }

  get url() {
    const { host, port, org } = this.endpoint; // lint-expect: moved-org
    return `http://${host}:${port}/api/v2/write?org=${org}`;
  }

  async send(lines) {
    const bucket = properties('telemetry', 'bucket').bucket; // lint-expect: moved-bucket
    return fetch(`${this.url}&bucket=${bucket}`, { method: 'POST', headers: this.headers, body: lines });
  }
}

module.exports = Telemetry;
