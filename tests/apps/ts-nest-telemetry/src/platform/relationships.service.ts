import { Injectable, Logger } from '@nestjs/common';
import type { InfluxEndpoint, PostgresEndpoint, Relationships } from './relationships.types';

const VARIABLE = 'PLATFORM_RELATIONSHIPS' as const;

@Injectable()
export class RelationshipsService {
  private readonly logger = new Logger(RelationshipsService.name);
  private readonly document: Relationships;

  constructor() {
    this.document = RelationshipsService.decode<Relationships>(process.env[VARIABLE] ?? '');
  }

  static decode<T>(raw: string): T {
    return JSON.parse(Buffer.from(raw, 'base64').toString('utf-8')) as T;
  }

  get influx(): InfluxEndpoint {
    return this.first('metrics');
  }

  get postgres(): PostgresEndpoint {
    return this.first('postgres');
  }

  has(name: keyof Relationships): boolean {
    return name in this.document && this.document[name].length > 0;
  }

  first<K extends keyof Relationships>(name: K): Relationships[K][number] {
    const [endpoint] = this.document[name];
    this.logger.debug(`${String(name)} is at ${endpoint.host}`); // lint-silent: stays where it is
    return endpoint;
  }
}
