import { config } from 'platformsh-config';

let cached;

export function platform() {
  return (cached ??= config());
}

export const credentials = (name) => {
  const p = platform();
  if (!p.isValidPlatform() || !p.hasRelationship(name)) return undefined;
  return p.credentials(name);
};

export default class Services {
  static #instances = new Map();

  static get(name) {
    if (!this.#instances.has(name)) {
      this.#instances.set(name, credentials(name));
    }
    return this.#instances.get(name);
  }
}
