import endpoint, { type Endpoint } from './document';

/** One for the whole process. */
export class EndpointStore {
    private static instance: EndpointStore;
    private readonly known = new Map<string, Endpoint>();

    static get(): EndpointStore {
        if (!EndpointStore.instance) EndpointStore.instance = new EndpointStore();
        return EndpointStore.instance;
    }

    get influx(): Endpoint {
        return endpoint('timedb');
    }

    get mongo(): Endpoint {
        return endpoint('users');
    }

    of(name: string): Endpoint {
        return endpoint(name);
    }
}

export const store = EndpointStore.get();
