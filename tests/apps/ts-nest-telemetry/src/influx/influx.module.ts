import { Module } from '@nestjs/common';
import { RelationshipsService } from '../platform/relationships.service';
import { clientOptions } from './influx.options';
import { InfluxService } from './influx.service';

export const INFLUX_OPTIONS = Symbol('INFLUX_OPTIONS');
export const INFLUX_BUCKET = Symbol('INFLUX_BUCKET');

@Module({
  providers: [
    InfluxService,
    {
      provide: INFLUX_OPTIONS,
      inject: [RelationshipsService],
      useFactory: (relationships: RelationshipsService) => clientOptions(relationships.influx),
    },
    {
      provide: INFLUX_BUCKET,
      inject: [RelationshipsService],
      useFactory: (relationships: RelationshipsService) => relationships.first('metrics').bucket, // lint-expect: moved-bucket
    },
  ],
  exports: [InfluxService, INFLUX_OPTIONS, INFLUX_BUCKET],
})
export class InfluxModule {}
