export const Key = {
    login: 'user', // lint-expect: renamed-user
    tenant: 'org', // lint-expect: moved-org
    host: 'host', // lint-silent: the host
    database: 'path', // lint-silent: MongoDB
} as const;

export enum Part {
    Bucket = 'bucket', // lint-expect: moved-bucket
    Port = 'port', // lint-silent: the port
    Owner = 'owner',
}

export const MONGO_LOGIN = 'user'; // lint-silent: only used for MongoDB
