import { Inject, Injectable, Module } from '@nestjs/common';
import { RelationshipsService } from '../platform/relationships.service';
import type { InfluxEndpoint, PostgresEndpoint } from '../platform/relationships.types';
import { AlertsController } from './alerts.controller';

export const INFLUX_ENDPOINT = Symbol('INFLUX_ENDPOINT');
export const POSTGRES_ENDPOINT = 'POSTGRES_ENDPOINT';

@Injectable()
export class AlertRules {
  constructor(
    @Inject(INFLUX_ENDPOINT) private readonly influx: InfluxEndpoint,
    @Inject(POSTGRES_ENDPOINT) private readonly postgres: PostgresEndpoint,
  ) {}

  query(measurement: string): string {
    return `from(bucket: "${this.influx.bucket}") |> filter(fn: (r) => r._measurement == "${measurement}")`; // lint-expect: moved-bucket
  }

  owner(): string {
    return this.postgres.user ?? this.postgres.username; // lint-silent: PostgreSQL
  }
}

@Module({
  controllers: [AlertsController],
  providers: [
    AlertRules,
    {
      provide: INFLUX_ENDPOINT,
      inject: [RelationshipsService],
      useFactory: (relationships: RelationshipsService): InfluxEndpoint => relationships.influx,
    },
    {
      provide: POSTGRES_ENDPOINT,
      inject: [RelationshipsService],
      useFactory: (relationships: RelationshipsService) => relationships.postgres,
    },
  ],
  exports: [AlertRules],
})
export class AlertsModule {}
