export type Endpoint = {
  host: string;
  port: number;
  [extra: string]: unknown;
};
