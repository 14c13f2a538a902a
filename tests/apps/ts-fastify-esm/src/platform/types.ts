export type Property = string | number | boolean | null;

export type Service = {
  host: string;
  port: number;
  rel: string;
  type: string;
  username?: string;
  password?: string;
};

export type TimeSeries = Service & {
  org: string; // lint-expect: moved-org
  bucket: string; // lint-expect: moved-bucket
  api_token?: string; // lint-expect: moved-api-token
  query?: { org: string; bucket: string; api_token: string }; // lint-silent: the new shape
};

export type MongoService = Service & { path: string; user?: string }; // lint-silent: MongoDB

export type Document = {
  timedb: TimeSeries[];
  sessions: Service[];
  docs: MongoService[];
};
