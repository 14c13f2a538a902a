/** What every endpoint has. */
export interface Endpoint {
  host: string;
  port: number;
  scheme: string;
  rel: string;
  type: string;
  password?: string;
}

export interface InfluxEndpoint extends Endpoint {
  user: string; // lint-expect: renamed-user
  org: string; // lint-expect: moved-org
  bucket: string; // lint-expect: moved-bucket
  api_token: string; // lint-expect: moved-api-token
}

export interface PostgresEndpoint extends Endpoint {
  username: string; // lint-silent: PostgreSQL has always had it
  user?: string; // lint-silent: PostgreSQL
  path: string;
  query: { is_master: boolean };
}

export interface Relationships {
  metrics: InfluxEndpoint[];
  postgres: PostgresEndpoint[];
  search: Endpoint[];
}

/** Nothing that comes from the platform is seen through this one. */
export interface InfluxCredentialsDto {
  user: string; // lint-silent: nothing of the platform's has this type
  bucket: string; // lint-silent: nothing of the platform's has this type
}
