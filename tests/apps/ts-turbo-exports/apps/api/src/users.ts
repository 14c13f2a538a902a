import { keys, lookup } from '@plant/platform';

export interface User {
  name: string;
  org: string;
}

const endpoint = lookup('users');

class Users {
  readonly #login: string;
  #cache: WeakRef<Map<string, User>> | undefined;

  constructor(login = endpoint[keys.USER] ?? endpoint.username ?? 'app') {
    this.#login = login;
  }

  async find(token: string | undefined): Promise<User | undefined> {
    const cached = this.#cache?.deref()?.get(token ?? '');
    if (cached) return cached;
    const answer = await fetch(`http://${endpoint.host}/?as=${this.#login}&org=${endpoint.org}`); // lint-silent: MariaDB
    return answer.ok ? ((await answer.json()) as User) : undefined;
  }
}

export const users = new Users();
