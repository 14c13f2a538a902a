// Small wrapper in the style of "env-helpers".
class Env {
  static #instance;
  #vars;

  constructor(vars) {
    this.#vars = vars;
  }

  static get current() {
    return (Env.#instance ??= new Env(process.env));
  }

  json(name) {
    const value = this.#vars[name];
    return value === undefined ? undefined : JSON.parse(Env.#decode(value));
  }

  static #decode(text) {
    return Buffer.from(text, 'base64').toString('utf8');
  }
}

module.exports = { Env };
