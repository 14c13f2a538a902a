import config from '@app/config';
import { MONGO_LOGIN, Key } from '@app/config/keys';
import { store } from '@platform/store';
import { prop } from '@platform';

export class Accounts {
    private readonly endpoint = store.mongo;

    url() {
        const { user, password } = this.endpoint; // lint-silent: MongoDB
        return `mongodb://${user}:${password}@${this.endpoint.host}/${this.endpoint[Key.database]}`;
    }

    login() {
        return this.endpoint[MONGO_LOGIN] ?? config.mongo.user; // lint-silent: MongoDB
    }

    owner = () => prop('org')(store.of('users')); // lint-silent: MongoDB

    parse() {
        return new URL(this.url()).username; // lint-silent: a URL
    }
}
