import { InfluxDB } from '@influxdata/influxdb-client';
import config, { influxEndpoint } from '#config';
import { Key, Part } from '@app/config/keys';
import { EndpointStore, store } from '@platform/store';

export class MetricsClient {
    readonly #endpoint = influxEndpoint;
    protected bucket?: string;

    constructor(private readonly settings = config.influx) {
        this.bucket = this.#endpoint[Part.Bucket] as string;
    }

    get org(): string {
        return this.settings.org as string; // lint-silent: of our config
    }

    get user() {
        return this.#endpoint.user; // lint-expect: renamed-user
    }

    get host() {
        return this.#endpoint[Key.host];
    }

    open() {
        const { endpoint, token } = this.settings;
        return new InfluxDB({ url: `http://${endpoint.host}:${endpoint[Part.Port]}`, token: token as string }); // lint-silent: host and port
    }

    async tenant() {
        return store.influx[Key.tenant] ?? (await this.fallback());
    }

    private async fallback() {
        return EndpointStore.get().of('timedb').bucket; // lint-expect: moved-bucket
    }
}

export const createClient = () => new MetricsClient();
